import type { RootContent } from 'mdast';
import { citeWorks } from './cite-works';
import type { Manuscript, Remark } from './manuscript';
import { listBibliographies, type Nocite, readNocite, readOwnReferences } from './pandoc-bibliography';
import { type Bibliography, type BibliographyText, readWorks, type Work } from './read-works';

/** The bibliographies beside a manuscript that its front matter names: their texts, and what is to be told of the others. */
export type BesideBibliographies = Readonly<{
  names: readonly string[];
  texts: readonly BibliographyText[];
  remarks: readonly Remark[];
}>;

/** A manuscript's citations by key and what they cite; `listed` are the works that it wants listed and does not cite. */
type TakenWorks = Readonly<{
  blocks: readonly RootContent[];
  works: readonly Work[];
  listed: readonly Work[];
  remarks: readonly Remark[];
}>;

/**
 * The bibliography of a Markdown file: the list `references:` in its front matter, which counts for more (pandoc's manual,
 * "Specifying bibliographic data"), and the files that it names. Undefined where it has neither.
 */
export function readBibliographies(source: string, beside?: BesideBibliographies): Bibliography | undefined {
  const own = readOwnReferences(source);
  if (!own && !beside) return undefined;
  const { works, remarks } = readWorks([...(own ? [own] : []), ...(beside?.texts ?? [])]);
  const names = [...(own ? ['the front matter'] : []), ...(beside?.names ?? [])];
  return { names, works, remarks: [...(beside?.remarks ?? []), ...remarks] };
}

function listNocite(
  nocite: Nocite | undefined,
  { names, works }: Bibliography,
  cited: ReadonlySet<Work>,
): Readonly<{ listed: readonly Work[]; remarks: readonly Remark[] }> {
  if (!nocite) return { listed: [], remarks: [] };
  const { line, keys, isAll, rest } = nocite;
  const named = keys.flatMap((key) => works.get(key) ?? []);
  const listed = [...new Set([...named, ...(isAll ? works.values() : [])])].filter((work) => !cited.has(work));
  const remarks: Remark[] = listed.map(({ id }) => ({
    rule: 'entry-cited',
    kind: 'doubt',
    line,
    message: `\`nocite\` names \`${id}\`, and nothing cites it: it is listed as not cited.`,
  }));
  for (const key of keys.filter((one) => !works.has(one))) {
    const message = `\`nocite\` names \`${key}\`, which ${names.join(' or ')} does not have.`;
    remarks.push({ rule: 'entry-cited', kind: 'unplaced', line, message });
  }
  if (rest !== '') {
    const message = `\`nocite\` has “${rest}” beside its keys: it was left out.`;
    remarks.push({ rule: 'entry-cited', kind: 'left-out', line, message });
  }
  return { listed, remarks };
}

/** How many entries of each bibliography were taken; of the manuscript's own, which nothing else has, what was not. */
function tellTaken({ works }: Bibliography, taken: ReadonlySet<Work>, source: string): readonly Remark[] {
  const isNocite = readNocite(source) !== undefined;
  const own = [...works.values()].filter(({ ownLine }) => ownLine !== undefined);
  const others = [...works.values()].filter(({ ownLine }) => ownLine === undefined);
  const count = (all: readonly Work[]) =>
    `${all.filter((work) => taken.has(work)).length} of ${all.length} entries are cited${isNocite ? ' or named by `nocite`' : ''} and stand in references.yaml`;
  const tell = (line: number | undefined, message: string): Remark => {
    return { rule: 'bibliography-read', kind: 'changed', line, message };
  };
  const remarks: Remark[] = [];
  if (own.length > 0) {
    remarks.push(tell(readOwnReferences(source)?.line, `\`references\` in the front matter was read: ${count(own)}.`));
    for (const work of own.filter((one) => !taken.has(one))) {
      const { id, ownLine, item } = work;
      const title = item.title === undefined ? '' : ` (“${item.title}”)`;
      const message = `\`${id}\`${title} stands in \`references\`, and neither a citation nor \`nocite\` names it: it was left out.`;
      remarks.push({ rule: 'entry-cited', kind: 'left-out', line: ownLine, message });
    }
  }
  if (others.length > 0) {
    const named = listBibliographies(source);
    const names = named.map(({ name }) => `\`${name}\``).join(', ');
    remarks.push(tell(named[0]?.line, `${names} was read: ${count(others)}, the others stay there.`));
  }
  return remarks;
}

/**
 * Answers the citations of a Markdown file by its bibliography (see `citeWorks`), and lists what `nocite` in its front
 * matter names besides. What is wrong with a work is told where it is taken.
 */
export function takeWorks(
  blocks: readonly RootContent[],
  bibliography: Bibliography,
  { source, placeIn }: Readonly<{ source: string; placeIn: Manuscript['placeIn'] }>,
): TakenWorks {
  const cited = citeWorks(blocks, bibliography, placeIn);
  const nocite = listNocite(readNocite(source), bibliography, new Set(cited.works));
  const taken = [...cited.works, ...nocite.listed];
  return {
    blocks: cited.blocks,
    works: cited.works,
    listed: nocite.listed,
    remarks: [
      ...bibliography.remarks,
      ...cited.remarks,
      ...nocite.remarks,
      ...taken.flatMap((work) => work.remarks),
      ...tellTaken(bibliography, new Set(taken), source),
    ],
  };
}
