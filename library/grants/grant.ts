/** What a grant opens: one draft, or all of them. */
export type GrantSubject = Readonly<{ kind: 'draft'; slug: string }> | Readonly<{ kind: 'all' }>;

/** A leave to read drafts. Times are seconds since 1970, as in RFC 7519; `revision` is the counter that it was made under. */
export type Grant = Readonly<{ subject: GrantSubject; issued: number; expires: number; revision: number }>;

/** Longest life of a grant, in seconds: 7 days. */
export const LONGEST_GRANT = 7 * 24 * 60 * 60;

/** Whether a grant for `subject` opens what is asked for. */
export function covers(subject: GrantSubject, wanted: GrantSubject): boolean {
  if (subject.kind === 'all') return true;
  return wanted.kind === 'draft' && wanted.slug === subject.slug;
}

/** Seconds since 1970, now. */
export const secondsNow = (): number => Math.floor(Date.now() / 1000);
