import { stringify } from 'yaml';
import type { Random } from '../../desk/fixtures/random';
import type { Vocabulary } from './vocabulary';

/** A bibliography: the keys of its entries, and its two files. */
export type ReferenceFiles = Readonly<{ keys: readonly string[]; references: string; extra: string }>;

const FAMILIES = '陈 高 何 胡 黄 李 刘 马 沈 孙 王 吴 徐 杨 张 赵 周 朱'.split(' ');
const ENTRIES = 16;

/** As many entries as a scholarly essay has, half of them Chinese: articles, books, chapters, theses and pages. */
export function writeReferences(random: Random, vocabulary: Vocabulary): ReferenceFiles {
  const entries = Array.from({ length: ENTRIES + random.below(4) }, (_, at) => createEntry(random, vocabulary, at));
  return {
    keys: entries.map(({ item }) => item.id),
    references: stringify({ references: entries.map(({ item }) => item) }, { lineWidth: 0 }),
    extra: stringify(Object.fromEntries(entries.map(({ item, extra }) => [item.id, extra])), { lineWidth: 0 }),
  };
}

function createEntry(random: Random, vocabulary: Vocabulary, at: number) {
  const year = 1990 + random.below(36);
  const en = () => capital(vocabulary.en(random));
  const zh = () => vocabulary.zh(random, 2);
  const title = { zh: `${zh()}${zh()}的${zh()}与${zh()}`, en: `${en()} and the ${en()} of ${en()}` };
  const container = { zh: `${zh()}${zh()}研究`, en: `Journal of ${en()} ${en()}` };
  const person = { zh: { literal: `${random.pick(FAMILIES)}${zh()}` }, en: { family: en(), given: en() } };
  const lang = at % 2 === 0 ? 'zh' : 'en';
  const id = `${vocabulary.en(random)}-${year}-${at}`;
  const common = {
    id,
    author: [person[lang]],
    title: title[lang],
    language: lang === 'zh' ? 'zh-CN' : 'en-US',
    issued: { 'date-parts': [[year, 1 + random.below(12)]] },
  };
  const volume = { volume: String(1 + random.below(60)), issue: String(1 + random.below(12)) };
  const first = 1 + random.below(200);
  const article = {
    type: 'article-journal',
    ...common,
    'container-title': container[lang],
    ...volume,
    page: `${first}-${first + 12}`,
    DOI: `10.${1000 + random.below(9000)}/${id}`,
  };
  const book = {
    type: 'book',
    ...common,
    publisher: `${capital(vocabulary.en(random))} Press`,
    'publisher-place': en(),
  };
  const page = {
    type: 'webpage',
    ...common,
    URL: `https://${vocabulary.en(random)}.example/${id}.html`,
    accessed: { 'date-parts': [[2025, 1 + random.below(12), 1 + random.below(28)]] },
  };
  const item = [article, page, book, article, page][at % 5] ?? article;
  const original = `[${at + 1}] ${person.zh.literal}. ${title.zh}[${item.type === 'webpage' ? 'EB/OL' : 'J'}]. ${container.zh}, ${year}.\n`;
  const extra = lang === 'zh' ? { original, en: { author: [person.en], title: title.en } } : { original };
  return { item, extra };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
