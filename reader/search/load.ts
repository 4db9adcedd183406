import type { SearchPart } from '../../essay/search/build-search-index';
import type { SearchManifest } from '../../essay/search/search-manifest';
import type { SearchText } from '../../essay/search/search-text';

const kept = new Map<string, Promise<unknown>>();

export const loadManifest = (): Promise<SearchManifest> => load<SearchManifest>('/search/index.json');

export const loadPart = (address: string): Promise<SearchPart> => load<SearchPart>(address);

/** An essay that has been taken back since the index was loaded has no text. */
export const loadText = (slug: string): Promise<SearchText | undefined> =>
  load<SearchText>(`/essays/${slug}/text.json`).catch((error: unknown) => {
    if (error instanceof MissingFile) return undefined;
    throw error;
  });

/** Lets the next search load the index anew: a build has replaced the one that this page knows. */
export const forgetManifest = (): void => void kept.delete('/search/index.json');

export class MissingFile extends Error {}

/** Files of our own build. A failure is not kept, so that the next try asks again. */
function load<T>(address: string): Promise<T> {
  const before = kept.get(address);
  // What lies at an address is always of one type.
  if (before) return before as Promise<T>;
  const loading = ask<T>(address);
  kept.set(address, loading);
  loading.catch(() => kept.delete(address));
  return loading;
}

async function ask<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (answer.status === 404 || answer.status === 410)
    throw new MissingFile(`${address} is gone, so it is not searched.`);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}, so the search cannot go on.`);
  return answer.json();
}
