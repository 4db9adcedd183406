import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BibliographyChanges, compareBibliographies } from '../essay/bibliography/compare-bibliographies';
import { compareEssays, type EssayChanges } from '../essay/compare-essays';
import type { EssayFiles } from '../essay/essay-files';
import { mergeLedgers } from '../essay/ledger/merge-ledgers';
import type { Pictures } from '../essay/picture';
import { getContentFolders } from './content-folders';
import { getEssay } from './get-essay';
import { getSite } from './get-site';
import { type Access, getGrant, isAuthorsOwn } from './grants/get-grant';
import { listEssayFolders } from './list-essay-folders';
import { listOriginals } from './list-pictures';
import { listProblems, listProblemsIn, type Problem } from './list-problems';
import { listPassageStates, type PassageStates } from './passage-states';
import { type ReadEssay, readEssay } from './read-essay';
import { readShownFiles } from './read-shown-files';

/** A draft as it is on the disk now, for a reader with leave to see it. */
export type Draft = Readonly<{
  access: Access;
  files: EssayFiles;
  /** Undefined when it cannot be read: `problems` say why. */
  read?: ReadEssay;
  problems: readonly Problem[];
  /** In development, the files that are shown as they could last be read. */
  kept: readonly string[];
  pictures: Pictures;
  /** How far the translation of each row and note has come, by name. */
  states: PassageStates;
  /** What it changes of the published essay of the same slug; undefined where there is none. */
  changes?: EssayChanges & Readonly<{ references: BibliographyChanges }>;
  /** When one of its files was last changed. */
  changed: Date;
}>;

/**
 * A draft by its slug; undefined when the grants do not cover it, and when there is none. The files are read for each
 * request, and only after the grant was checked.
 * @param presented the value of `GRANTS_HEADER`, null if there is none
 */
export async function getDraft(slug: string, presented: string | null): Promise<Draft | undefined> {
  const access = await getGrant(presented, { kind: 'draft', slug });
  if (!access) return undefined;
  const found = (await listEssayFolders(getContentFolders())).find(
    (each) => each.visibility === 'draft' && each.slug === slug,
  );
  if (!found) return undefined;
  const all = await readShownFiles(found.folder);
  if (!all) return undefined;
  const { files, shown, kept } = all;
  const edition = (await getSite())['gb-t-7714'];
  const read = readEssay(shown, { edition });
  const published = await getEssay(slug);
  return {
    access,
    files,
    read,
    problems: isAuthorsOwn() ? await listProblems(slug, 'draft') : await listProblemsIn(files, 'draft'),
    kept,
    pictures: await listOriginals(files),
    // Of a revision, what was published is what the translation was made from.
    states: listPassageStates(
      read && { ...read, ledger: published?.ledger ? mergeLedgers(published.ledger, read.ledger) : read.ledger },
    ),
    changes: read &&
      published && {
        ...compareEssays(published.essay, read.essay),
        references: compareBibliographies(published.bibliography, read.bibliography),
      },
    changed: await readChanged(files),
  };
}

async function readChanged({ folder, zh, en, references, extra, images }: EssayFiles): Promise<Date> {
  const texts = [zh, en, references, extra].flatMap((file) => file?.path ?? []);
  const paths = [...texts, ...images.map(({ name }) => join(folder, 'images', name))];
  const times = await Promise.all(
    // Gone since it was listed, by an editor that saves by renaming.
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return new Date(Math.max(0, ...times));
}
