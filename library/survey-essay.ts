import { join } from 'node:path';
import { VFile } from 'vfile';
import type { Reference } from '../essay/bibliography/reference';
import { buildEssay, type Essay } from '../essay/build-essay';
import { readWorks } from '../essay/check/check-essay';
import type { OpenEssay } from '../essay/check/open-essay';
import { buildCoverage } from '../essay/coverage';
import { placeMessages } from '../essay/coverage/place-messages';
import type { Survey } from '../essay/coverage/survey';
import type { Ledger } from '../essay/ledger';
import { mergeLedgers } from '../essay/ledger/merge-ledgers';
import { MAX_LEDGER_BYTES, parseLedger } from '../essay/ledger/parse-ledger';
import { createEssayChecker, type Surroundings } from './essay-checker';
import type { EssayFolder } from './list-essay-folders';
import { readTextFile } from './read-text-file';

/** A survey of the essay in a folder. */
export type EssaySurvey = EssayFolder & Survey;

function copyOf({ path, value }: VFile): VFile {
  return new VFile({ path, value });
}

/** An essay as its page would have it. The messages of building it are those of the check. */
function build({ slug, zh, en }: OpenEssay, works: readonly Reference[]): Essay | undefined {
  if (!zh.text || !zh.frontMatter) return undefined;
  return buildEssay({
    slug,
    zh: copyOf(zh.file),
    zhFrontMatter: zh.frontMatter,
    ...(en?.text && en.frontMatter && { en: copyOf(en.file), enFrontMatter: en.frontMatter }),
    referenceKeys: new Set(works.map(({ id }) => id)),
  });
}

/** What was published under a revision's slug is what its translation was made from. */
async function readLedgerOf(essay: OpenEssay, published: EssayFolder | undefined): Promise<Ledger | undefined> {
  const own = essay.ledger?.source?.ledger;
  if (published === undefined) return own;
  const found = await readTextFile(join(published.folder, 'ledger.json'), MAX_LEDGER_BYTES);
  const ledger = found && parseLedger(found);
  return ledger === undefined ? own : mergeLedgers(ledger, own);
}

/**
 * From what all essays and drafts know of each other to a function that surveys one of them, by its folder. Like the check
 * it holds no essay afterwards.
 */
export function createSurveyor(surroundings: Surroundings): (one: EssayFolder) => Promise<EssaySurvey> {
  const { neighbours } = surroundings;
  const check = createEssayChecker(surroundings);
  return async (one) => {
    const published = neighbours.find(
      ({ slug, visibility }) => one.visibility === 'draft' && visibility === 'public' && slug === one.slug,
    );
    const { essay: opened, files } = await check(one);
    const works = readWorks(opened);
    const essay = build(opened, works);
    const survey = { ...one, revision: published !== undefined, messages: placeMessages(essay, files, works) };
    if (essay === undefined) return survey;
    const titles = { zh: essay.zh.title, ...(essay.en && { en: essay.en.title }) };
    return { ...survey, titles, coverage: buildCoverage(essay, await readLedgerOf(opened, published)) };
  };
}
