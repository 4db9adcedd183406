import { pinyin } from 'pinyin-pro';

/**
 * The words of a text in a–z and 0–9: Latin ones without accents, Han as pinyin, one word a character; `surname` reads
 * a character as it is read in a name.
 *
 * @example toWords('EU 人工智能') // ['eu', 'ren', 'gong', 'zhi', 'neng']; toWords('曾', { surname: true }) // ['zeng']
 */
export function toWords(text: string, { surname = false }: Readonly<{ surname?: boolean }> = {}): readonly string[] {
  const latin = /\p{sc=Han}/u.test(text)
    ? pinyin(text, {
        toneType: 'none',
        type: 'array',
        nonZh: 'consecutive',
        v: true,
        surname: surname ? 'head' : 'off',
      }).join(' ')
    : text;
  return latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
