/** Today where the author is, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`;
}

/** From `k3f7, ^m2p9` to the names in it, without the marks that stand before them in a text or an address. */
export function readNameList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim().replace(/^[#^]/, ''))
    .filter(Boolean);
}
