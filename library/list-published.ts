import type { PublishedEssay } from './write-published';

/**
 * What can be said of the published essays without their texts being parsed, the newest first. In development every folder
 * of `content/essays/` is one, also one that cannot be read: its page says what is wrong. What contentlayer generates is
 * not looked at there: it would be as old as the start, and to compile that of a thousand essays takes longer than to read
 * their front matter.
 */
export async function listPublished(): Promise<readonly PublishedEssay[]> {
  if (process.env.NODE_ENV === 'development') return (await import('./live/list-written')).listWritten();
  return (await import('./published')).listPublished();
}
