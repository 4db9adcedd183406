import { ESSAY_PAGES, layout, listEssayAnswers } from '../../app/essay-routes';
import { answerParent } from '../../library/process-pool';
import { kindOf } from '../kind-of';
import type { ReleaseEntry } from '../release';
import { buildEssayParts } from '../site-files/essay-parts';
import type { ListedEssay } from '../site-files/llms-text';
import { HTML, toPublished, writeEntry } from '../write-entry';
import { type Frame, type LayoutModule, type PageModule, renderPage } from './render-page';

/** What a worker is given at its start. */
export type PassData = Readonly<{
  /** Folder of the edition that is being written. */
  folder: string;
  addresses: ReadonlyMap<string, string>;
  frame: Frame;
}>;

/** What it answers for a slug: what it wrote, and what the files of the whole site say of the essay. */
export type PassAnswer = Readonly<{ slug: string; entries: readonly ReleaseEntry[]; listed?: ListedEssay }>;

/** Everything of one essay: parsed once, rendered, compressed and written. */
async function publishEssay({ folder, addresses, frame }: PassData, slug: string): Promise<PassAnswer> {
  const entries: ReleaseEntry[] = [];
  const writing: Promise<void>[] = [];
  // Not awaited one by one: while a file is compressed, the next is rendered.
  const write = (address: string, body: Buffer, type: string, effort: 'page' | 'quick'): void => {
    const published = toPublished({ address, body, type }, kindOf({ address, type }));
    const written = writeEntry(folder, published, effort);
    // Told at the end, with the essay's name; until then Node is not to take it for an error that nobody hears of.
    written.catch(() => undefined);
    writing.push(written);
    entries.push(published.entry);
  };
  for (const locale of ['zh', 'en'] as const) {
    for (const { path, page } of ESSAY_PAGES) {
      // Next's own types of a route's props are those of its address; here they are the same.
      const modules = [page as unknown as PageModule, layout as unknown as LayoutModule] as const;
      const html = await renderPage(...modules, { locale, slug }, { frame, addresses });
      // The page that lists an essay's versions is read by few.
      write(`/${locale}/essays/${slug}${path}`, Buffer.from(html), HTML, path === '' ? 'page' : 'quick');
    }
  }
  for (const [name, answer] of await listEssayAnswers(slug)) {
    const response = await answer();
    const body = Buffer.from(await response.arrayBuffer());
    write(`/essays/${slug}/${name}`, body, response.headers.get('content-type') ?? '', 'quick');
  }
  const { parts = [], listed } = (await buildEssayParts(slug)) ?? {};
  for (const { address, body, type } of parts) write(address, body, type, 'quick');
  await Promise.all(writing);
  return { slug, entries, listed };
}

answerParent<PassData, string, PassAnswer>((data) => async (slug) => {
  try {
    return await publishEssay(data, slug);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The essay ${slug} cannot be published. ${reason}`, { cause: error });
  }
});
