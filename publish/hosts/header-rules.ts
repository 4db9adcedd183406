import { contentTypeOf } from '../content-type';
import type { Release, ReleaseEntry } from '../release';

/**
 * Addresses that are answered with the same headers. `pattern` is an address in which `:slug` stands for one segment and
 * `/*` at the end for anything below.
 */
export type HeaderRule = Readonly<{
  pattern: string;
  kind: ReleaseEntry['kind'];
  /** Given where a file's name does not tell its media type. */
  type?: string;
}>;

/** What of an entry decides its headers. */
type Answer = Omit<HeaderRule, 'pattern'>;

type Folder = { answers: Answer[]; below: Map<string, Folder> };

/** Types that every host of files knows by their extension, and would not have to be told. */
const WELL_KNOWN = /\.(?:avif|css|gif|html|ico|jpe?g|js|json|png|svg|txt|wasm|webmanifest|webp|woff2|xml)$/;

/**
 * From a release to the fewest rules that give each published address its headers. No address matches two of them: hosts
 * join the values when a header comes twice. Their number depends on the shapes of addresses, not on how many essays
 * there are.
 *
 * @example [{ pattern: '/assets/*', kind: 'asset' }, { pattern: '/essays/:slug/citation.bib', kind: 'embeddable', type: 'application/x-bibtex' }]
 */
export function buildHeaderRules({ entries }: Pick<Release, 'entries'>): readonly HeaderRule[] {
  const root = emptyFolder();
  for (const entry of entries) {
    let folder = root;
    for (const segment of patternOf(entry.address).split('/').slice(1)) {
      const next = folder.below.get(segment) ?? emptyFolder();
      folder.below.set(segment, next);
      folder = next;
    }
    folder.answers.push(answerOf(entry));
  }
  return [...root.below].flatMap(([segment, folder]) => rulesOf(`/${segment}`, folder));
}

const emptyFolder = (): Folder => ({ answers: [], below: new Map() });

const patternOf = (address: string): string => address.replace(/(\/essays\/)[^/]+/, '$1:slug');

function answerOf({ address, file, type, kind }: ReleaseEntry): Answer {
  const known = (WELL_KNOWN.test(address) || file.endsWith('.html')) && contentTypeOf(file) === type;
  return known ? { kind } : { kind, type };
}

function rulesOf(path: string, folder: Folder): readonly HeaderRule[] {
  const below = answersBelow(folder);
  const [first] = below;
  const here = folder.answers.slice(0, 1).map((answer) => ({ pattern: path, ...answer }));
  // Text that only one file has, such as a citation's type, does not speak for what may come to lie beside it.
  if (first && first.type === undefined && below.every((answer) => isSame(answer, first)))
    return [...here, { pattern: `${path}/*`, ...first }];
  return [...here, ...[...folder.below].flatMap(([segment, each]) => rulesOf(`${path}/${segment}`, each))];
}

const answersBelow = (folder: Folder): readonly Answer[] =>
  [...folder.below.values()].flatMap((each) => [...each.answers, ...answersBelow(each)]);

const isSame = (a: Answer, b: Answer): boolean => a.kind === b.kind && a.type === b.type;
