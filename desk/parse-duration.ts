const SECONDS = { m: 60, h: 60 * 60, d: 24 * 60 * 60 } as const;

/**
 * From a duration as an author writes it to seconds: `90m`, `48h`, `7d`, halves too (`1.5h`); undefined for anything else.
 *
 * @example parseDuration('48h') // 172800
 */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,2})?)([mhd])$/.exec(text.trim()) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  // The cast is safe: the expression lets only these three through.
  return Math.round(Number(amount) * SECONDS[unit as keyof typeof SECONDS]);
}
