import { fieldText } from './bibliography/entry-fields';
import type { CslItem, CslName } from './bibliography/reference';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/**
 * An entry for one text on the net as BibLaTeX reads it (`@online`, §2.1.1 of its manual), in UTF-8, with what is said of
 * the place quoted (`note`) and the words quoted (`annotation`). Fields that the item lacks are left out.
 */
export function writeBibtexEntry(
  item: CslItem,
  { note, annotation }: Readonly<{ note: string; annotation: string }>,
): string {
  const fields: [string, string | undefined][] = [
    ['author', names(item.author)],
    ['translator', names(item.translator)],
    ['title', escapeTex(item.title)],
    ['organization', escapeTex(item['container-title'] ?? item.publisher)],
    ['date', day(item.issued)],
    ['version', escapeTex(fieldText(item.version))],
    ['url', item.URL],
    ['urldate', day(item.accessed)],
    ['langid', item.language?.startsWith('zh') ? 'chinese' : 'english'],
    ['note', escapeTex(note)],
    ['annotation', escapeTex(annotation)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@online{${item.id},\n${lines.join(',\n')}\n}`;
}

const names = (list: readonly CslName[] | undefined): string | undefined =>
  list
    ?.map(({ family, given, literal }) =>
      literal ? `{${escapeTex(literal)}}` : escapeTex([family, given].filter(Boolean).join(', ')),
    )
    .join(' and ');

const day = (date: CslItem['issued']): string | undefined =>
  date?.['date-parts']?.[0]?.map((part) => String(part).padStart(2, '0')).join('-');

function escapeTex(text: string | undefined): string | undefined {
  return text?.replace(/[\\~^&%$#_{}]/g, (mark) => ESCAPES[mark] ?? `\\${mark}`);
}
