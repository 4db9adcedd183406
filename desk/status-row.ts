import { percentOf } from '../essay/coverage';
import type { Passage } from '../essay/coverage/list-passages';
import type { EssaySurvey } from '../library/survey-essay';

/** A passage to look at: by its name, with where its Chinese stands (`zh.md:12`; front matter has no line here). */
type Spot = Readonly<{ name: string; kind: string; zh: string; line?: number; lineEn?: number }>;

/** How one essay stands, as `status --json` prints it. `revision` is a draft of an essay that is public. */
export type StatusRow = Readonly<{
  slug: string;
  folder: string;
  state: 'public' | 'draft' | 'revision';
  title?: string;
  titleEn?: string;
  status?: string;
  /** Absent where there is no text that can be read. */
  translation?: Readonly<{
    passages: number;
    translated: number;
    stale: number;
    unreviewed: number;
    missing: number;
    han: number;
    translatedHan: number;
    percent: number;
    percentHan: number;
  }>;
  missing: readonly Spot[];
  unreviewed: readonly Spot[];
  stale: readonly (Spot & Readonly<{ changes: Passage['changes'] }>)[];
  errors: number;
  warnings: number;
  messages: EssaySurvey['messages'];
}>;

const spotOf = ({ name, kind, zh, line, lineEn }: Passage): Spot => ({
  name,
  kind,
  zh,
  ...(line !== undefined && { line }),
  ...(lineEn !== undefined && { lineEn }),
});

/** From a survey of an essay to its row of the status. */
export function buildStatusRow(survey: EssaySurvey): StatusRow {
  const { slug, folder, visibility, revision, titles, coverage, messages } = survey;
  const passages = coverage?.passages ?? [];
  const tally = coverage?.tally;
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  return {
    slug,
    folder,
    state: revision ? 'revision' : visibility,
    ...(titles && { title: titles.zh }),
    ...(titles?.en && { titleEn: titles.en }),
    ...(coverage?.status && { status: coverage.status }),
    ...(tally && {
      translation: {
        passages: tally.all.passages,
        translated: tally.translated.passages,
        stale: tally.stale.passages,
        unreviewed: tally.unreviewed.passages,
        missing: tally.missing.passages,
        han: tally.all.han,
        translatedHan: tally.translated.han,
        percent: percentOf(tally.translated.passages, tally.all.passages),
        percentHan: percentOf(tally.translated.han, tally.all.han),
      },
    }),
    missing: passages.filter(({ state }) => state === 'missing').map(spotOf),
    unreviewed: passages.filter(({ state, reviewed }) => state === 'translated' && !reviewed).map(spotOf),
    stale: passages
      .filter(({ state }) => state === 'stale')
      .map((passage) => ({ ...spotOf(passage), changes: passage.changes })),
    errors,
    warnings: messages.length - errors,
    messages,
  };
}
