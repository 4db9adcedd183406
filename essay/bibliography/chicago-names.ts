import { hasHan, hasHangulOrKana } from './entry-language';
import { isPinyinName } from './pinyin';
import type { CslName } from './reference';

/** Chicago 17 §14.76: up to ten names in a bibliography, of more the first seven; in a note up to three, of more the first. */
const BIBLIOGRAPHY = { most: 10, shown: 7 } as const;
const NOTE = { most: 3, shown: 1 } as const;

/**
 * Names of a bibliography entry: the first inverted, the others not: `Weinstein, L., and M. N. Swartz`. Chinese,
 * Japanese and Korean names keep their own order, and then no comma parts two of them: `Chen Qi and Nie Zhengnan`
 * (Chicago 17 §14.76, §14.99).
 * @param language the entry's language: in a Chinese work a pinyin name is in its own order
 */
export function chicagoNames(names: readonly CslName[] | undefined, language: string): string {
  return list(names, BIBLIOGRAPHY, (name, index) => (index === 0 ? invert(name, language) : straight(name, language)));
}

/** Names as they are read, for notes and after `edited by`: `L. Weinstein and M. N. Swartz`. */
export function chicagoNamesInOrder(
  names: readonly CslName[] | undefined,
  language: string,
  form: 'bibliography' | 'note' = 'note',
): string {
  return list(names, form === 'note' ? NOTE : BIBLIOGRAPHY, (name) => straight(name, language));
}

function list(
  names: readonly CslName[] | undefined,
  limit: Readonly<{ most: number; shown: number }>,
  write: (name: CslName, index: number) => string,
): string {
  const known = (names ?? []).filter(
    (name) => name.literal?.toLowerCase() !== 'others' && name.family?.toLowerCase() !== 'others',
  );
  const written = known.map(write).filter(Boolean);
  const cut = written.length > limit.most || known.length < (names ?? []).length;
  if (cut) {
    const shown = written.slice(0, written.length > limit.most ? limit.shown : undefined);
    return shown.length === 1 && limit === NOTE ? `${shown[0]} et al.` : `${shown.join(', ')}, et al.`;
  }
  const last = written.pop();
  if (last === undefined) return '';
  if (written.length === 0) return last;
  // The comma before "and" stands after an inverted name, and in every list of three or more.
  const comma = written.length > 1 || written[0]?.includes(', ') ? ',' : '';
  return `${written.join(', ')}${comma} and ${last}`;
}

function invert(name: CslName, language: string): string {
  if (name.literal || !name.given || isInOwnOrder(name, language)) return straight(name, language);
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ');
  return [family, given, name.suffix].filter(Boolean).join(', ');
}

function straight(name: CslName, language: string): string {
  if (name.literal) return name.literal.trim();
  if (hasHan(name.family ?? ''))
    return `${name.family ?? ''}${hasHan(name.given ?? '') ? '' : ' '}${name.given ?? ''}`.trim();
  if (hasHangulOrKana(name.family ?? '')) return `${name.family ?? ''}${name.given ?? ''}`;
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  if (isInOwnOrder(name, language)) return [family, name.given].filter(Boolean).join(' ');
  const whole = [name.given, family].filter(Boolean).join(' ');
  if (!name.suffix) return whole;
  return /^[IVX]+$/.test(name.suffix) || !name['comma-suffix'] ? `${whole} ${name.suffix}` : `${whole}, ${name.suffix}`;
}

function isInOwnOrder(name: CslName, language: string): boolean {
  if (name['static-ordering'] || hasHan(name.family ?? '') || hasHangulOrKana(name.family ?? '')) return true;
  return ['zh', 'ja', 'ko'].includes(language) && isPinyinName(name.family ?? '', name.given ?? '');
}
