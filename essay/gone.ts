import type { VFile } from 'vfile';
import { isMap, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { checkShape, DATE, TEXT } from './check/check-shape';
import { SLUG } from './check/check-slug';
import { readYaml } from './check/read-yaml';
import { reportError } from './check/report';
import type { Lang } from './model';

const SLUG_TEXT = z.string('a slug').regex(SLUG, 'a slug: a–z, 0–9 and single hyphens');

const GONE_ESSAY = z.strictObject(
  {
    slug: SLUG_TEXT,
    date: DATE,
    title: z.strictObject({ zh: TEXT, en: TEXT.optional() }, 'a title for `zh`, and one for `en` if there is one'),
    formerly: z.array(SLUG_TEXT, 'a list of old slugs').readonly().optional(),
    why: z
      .strictObject({ zh: TEXT.optional(), en: TEXT.optional() }, 'a reason for `zh`, for `en`, or both')
      .optional(),
  },
  'an essay that is gone: slug, date and title',
);

const GONE = z.strictObject({ essays: z.array(GONE_ESSAY, 'a list of essays that are gone') }, 'a list `essays:`');

/** An essay that was published and has been withdrawn: its slugs, when, its titles, and why, if that is said. */
export type GoneEssay = Readonly<{
  slug: string;
  date: string;
  title: Readonly<{ zh: string; en?: string }>;
  formerly?: readonly string[];
  why?: Readonly<Partial<Record<Lang, string>>>;
}>;

/** What is done to `gone.yaml`: an essay is withdrawn, or a slug leads to an essay again. */
export type GoneChange = Readonly<{ kind: 'add'; essay: GoneEssay } | { kind: 'remove'; slug: string }>;

/** The shape of a change, where one has been written down. */
export const GONE_CHANGE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), essay: GONE_ESSAY }),
  z.strictObject({ kind: z.literal('remove'), slug: SLUG_TEXT }),
]);

/** Every slug under which an essay that is gone was to be read. */
export const slugsOfGone = ({ slug, formerly = [] }: GoneEssay): readonly string[] => [slug, ...formerly];

/** Puts on the file each slug that stands there twice. */
function checkDistinct(
  file: VFile,
  essays: readonly GoneEssay[],
  placeOf: NonNullable<ReturnType<typeof readYaml>>['placeOf'],
) {
  const seen = new Set<string>();
  for (const [index, essay] of essays.entries()) {
    for (const [at, slug] of slugsOfGone(essay).entries()) {
      if (!seen.has(slug)) {
        seen.add(slug);
        continue;
      }
      reportError(file, {
        ruleId: 'slug-unique',
        reason: `Unexpected second \`${slug}\`, expected every slug once`,
        place: placeOf(['essays', index, ...(at === 0 ? ['slug'] : ['formerly', at - 1])]),
        note: 'Delete one of the two.',
      });
    }
  }
}

/**
 * From `gone.yaml` (its value is a string) to the essays that have been withdrawn, in its order; undefined if it is wrong,
 * and then errors on the file say where and why. An address that was published never dies silently: it answers that the
 * essay is gone for as long as it stands here.
 */
export function parseGone(file: VFile): readonly GoneEssay[] | undefined {
  const yaml = readYaml(file, String(file));
  const parsed = yaml && checkShape(file, yaml, GONE);
  if (yaml === undefined || parsed === undefined) return undefined;
  const before = file.messages.length;
  checkDistinct(file, parsed.essays, yaml.placeOf);
  return file.messages.length === before ? parsed.essays : undefined;
}

const HEAD =
  '# Essays that were published and are gone: their addresses answer 410. Written by `essay unpublish`.\nessays: []\n';

/** The text of `gone.yaml` with one more essay at its end; everything else in it stays as it is. `text` must be right. */
export function addGone(text: string | undefined, essay: GoneEssay): string {
  const document = parseDocument(text ?? HEAD);
  const essays = document.get('essays');
  const list = isSeq(essays) ? essays : document.createNode([]);
  list.flow = false;
  const { slug, date, title, formerly = [], why = {} } = essay;
  list.add(
    document.createNode({
      slug,
      date,
      title,
      ...(formerly.length > 0 && { formerly }),
      ...(Object.keys(why).length > 0 && { why }),
    }),
  );
  document.set('essays', list);
  return document.toString({ lineWidth: 0 });
}

/** The text of `gone.yaml` in which nothing is said of a slug any more. */
export function removeGone(text: string, slug: string): string {
  const document = parseDocument(text);
  const essays = document.get('essays');
  if (!isSeq(essays)) return text;
  essays.items = essays.items.filter((item) => !isMap(item) || item.get('slug') !== slug);
  for (const item of essays.items) {
    const formerly = isMap(item) ? item.get('formerly') : undefined;
    if (!isMap(item) || !isSeq(formerly)) continue;
    formerly.items = formerly.items.filter((old) => String(old) !== slug);
    if (formerly.items.length === 0) item.delete('formerly');
  }
  return document.toString({ lineWidth: 0 });
}

/** Whether what a change would have said is said already by the essays that `gone.yaml` lists. */
export function isChanged(essays: readonly GoneEssay[], change: GoneChange): boolean {
  if (change.kind === 'add') return essays.some(({ slug }) => slug === change.essay.slug);
  return !essays.some((essay) => slugsOfGone(essay).includes(change.slug));
}

/** The text of `gone.yaml` after a change; everything else in it stays as it is. `text` must be right. */
export function changeGone(text: string | undefined, change: GoneChange): string {
  if (change.kind === 'add') return addGone(text, change.essay);
  return removeGone(text ?? HEAD, change.slug);
}
