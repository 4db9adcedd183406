import { ESSAY_PAGES, LIST_PAGE, layout, listEssayAnswers } from '../../app/essay-routes';
import { cardOf, type EssayCard } from '../../essay/essay-card';
import { getEssay } from '../../library/get-essay';
import { knowCards } from '../../library/list-essays';
import { answerParent } from '../../library/process-pool';
import type { Effort } from '../compress';
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

/** An essay, or a page of the list of essays with the cards on it. */
export type PassTask = Readonly<{ slug: string } | { list: number; cards: readonly EssayCard[] }>;

/** What it wrote, and of an essay what lists of all essays say of it. */
export type PassAnswer = Readonly<{ entries: readonly ReleaseEntry[]; listed?: ListedEssay; card?: EssayCard }>;

const LOCALES = ['zh', 'en'] as const;

/** Files of the edition that are being written. Not awaited one by one: while one is compressed, the next is rendered. */
function openWriting(folder: string) {
  const entries: ReleaseEntry[] = [];
  const writing: Promise<void>[] = [];
  return {
    write(address: string, body: Buffer, type: string, effort: Effort): void {
      const published = toPublished({ address, body, type }, kindOf({ address, type }));
      const written = writeEntry(folder, published, effort);
      // Told at the end, with the essay's name; until then Node is not to take it for an error that nobody hears of.
      written.catch(() => undefined);
      writing.push(written);
      entries.push(published.entry);
    },
    async finish(): Promise<readonly ReleaseEntry[]> {
      await Promise.all(writing);
      return entries;
    },
  };
}

/** Next's own types of a route's props are those of its address; here they are the same. */
const modulesOf = (page: unknown) => [page as PageModule, layout as unknown as LayoutModule] as const;

/** Everything of one essay: parsed once, rendered, compressed and written. */
async function publishEssay(data: PassData, slug: string): Promise<PassAnswer> {
  const { write, finish } = openWriting(data.folder);
  for (const locale of LOCALES) {
    for (const { path, page } of ESSAY_PAGES) {
      const html = await renderPage(...modulesOf(page), { locale, slug }, data);
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
  const found = await getEssay(slug);
  return { entries: await finish(), listed, card: found && cardOf(found.essay) };
}

/** A page of the list of essays in both languages, of cards alone. */
async function publishList(data: PassData, list: number, cards: readonly EssayCard[]): Promise<PassAnswer> {
  knowCards(cards);
  const { write, finish } = openWriting(data.folder);
  for (const locale of LOCALES) {
    const html = await renderPage(...modulesOf(LIST_PAGE.page), { locale, number: String(list) }, data);
    write(`/${locale}${LIST_PAGE.pathOf(list)}`, Buffer.from(html), HTML, 'page');
  }
  return { entries: await finish() };
}

answerParent<PassData, PassTask, PassAnswer>((data) => async (task) => {
  try {
    return await ('slug' in task ? publishEssay(data, task.slug) : publishList(data, task.list, task.cards));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const what = 'slug' in task ? `The essay ${task.slug}` : `Page ${task.list} of the list of essays`;
    throw new Error(`${what} cannot be published. ${reason}`, { cause: error });
  }
});
