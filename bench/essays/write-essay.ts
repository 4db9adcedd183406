import { VFile } from 'vfile';
import { stringify } from 'yaml';
import { createRandom, type Random } from '../../desk/fixtures/random';
import { parseFrontMatter } from '../../essay/front-matter';
import { formatLedger } from '../../essay/ledger/format-ledger';
import { updateLedger } from '../../essay/ledger/update-ledger';
import { parseText } from '../../essay/parse/parse-text';
import { generateName, headingName } from '../../essay/sync/generate-name';
import { count, type Passage } from './passages';
import { createRetelling } from './retell';
import type { Vocabulary } from './vocabulary';
import { writeReferences } from './write-references';

/** An essay's folder: its name, and its files' texts by their names. */
export type GeneratedEssay = Readonly<{ slug: string; files: Readonly<Record<string, string>> }>;

/** Levels of the headings, as scholarly essays have them; the list of references comes after. */
const HEADINGS = [2, 2, 3, 3, 2, 3, 4, 4, 4, 3, 4, 4, 2, 2] as const;
const HAN = 5800;

/**
 * One essay by its number: as long as a scholarly essay, with headings, a figure, a quotation, notes and citations, all in both
 * languages and with names and ledger, so that it passes the check. The same seed and number give the same essay.
 */
export function writeEssay(
  number: number,
  { seed, passages, vocabulary }: Readonly<{ seed: number; passages: readonly Passage[]; vocabulary: Vocabulary }>,
): GeneratedEssay {
  const own = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b);
  const random = createRandom(own);
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const words = {
    zh: () => `${vocabulary.zh(random, 2)}${vocabulary.zh(random, 2)}`,
    en: () => `${capital(vocabulary.en(random))} ${vocabulary.en(random)}`,
  };
  const slug = `${vocabulary.en(random)}-${vocabulary.en(random)}-${number + 1}`.slice(-80);
  const { keys, references, extra } = writeReferences(random, vocabulary);
  const paragraphs = cite(choose(random, own, passages, vocabulary), keys, random);
  const taken = new Set<string>(['references']);
  const name = (text: string) => {
    const given = generateName(`${slug}\n${text}`, taken);
    taken.add(given);
    return given;
  };

  const blocks: Passage[] = [];
  const share = paragraphs.length / HEADINGS.length;
  HEADINGS.forEach((level, at) => {
    const title = { zh: `${words.zh()}的${vocabulary.zh(random, 2)}`, en: `${words.en()} of ${vocabulary.en(random)}` };
    const id = headingName(title.en, taken) ?? name(title.en);
    taken.add(id);
    const marks = '#'.repeat(level);
    blocks.push({ zh: `${marks} ${title.zh} {#${id}}`, en: `${marks} ${title.en} {#${id}}` });
    for (const each of paragraphs.slice(Math.round(at * share), Math.round((at + 1) * share))) {
      const given = name(each.zh);
      const mark = at === 4 || at === 9 ? '> ' : '';
      blocks.push({ zh: `${mark}${each.zh} ^${given}`, en: `${mark}${each.en} ^${given}` });
    }
    if (at === 3) {
      const figure = { zh: words.zh(), en: words.en() };
      const src = `missing:${vocabulary.en(random)}-${number}`;
      const given = name(src);
      blocks.push({ zh: `![](${src} "${figure.zh}") ^${given}`, en: `![](${src} "${figure.en}") ^${given}` });
    }
  });
  blocks.push({ zh: '## 参考文献 {#references}', en: '## References {#references}' });
  blocks.push({ zh: `[^1]: ${words.zh()}，参见${words.zh()}。`, en: `[^1]: ${words.en()}; see ${words.en()}.` });

  const year = 2010 + random.below(16);
  const date = `${year}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
  const zhFront = {
    title: `论${words.zh()}`,
    subtitle: `${words.zh()}与${words.zh()}：现状与路径`,
    authors: [`作者${1 + random.below(40)}`],
    published: date,
    summary: paragraphs[0]?.zh.replace(/\[[^\]]*\]/g, '').slice(0, 90) ?? '',
    license: 'CC BY 4.0',
  };
  const enFront = {
    title: `On ${words.en()}`,
    subtitle: `${words.en()} and ${words.en()}`,
    summary: paragraphs[0]?.en.replace(/\[[^\]]*\]/g, '').slice(0, 240) ?? '',
    status: 'complete',
  };
  const zh = write(zhFront, blocks, 'zh');
  const en = write(enFront, blocks, 'en');
  const [glossary] = [Array.from({ length: 20 }, () => [words.zh(), [words.en().toLowerCase()]] as const)];
  return {
    slug,
    files: {
      'zh.md': zh,
      'en.md': en,
      'references.yaml': references,
      'references.extra.yaml': extra,
      'glossary.yaml': stringify(Object.fromEntries(glossary)),
      'ledger.json': writeLedger(zh, en, date),
    },
  };
}

/** Passages in a new order and other words, until there are enough Han characters. */
function choose(random: Random, own: number, passages: readonly Passage[], vocabulary: Vocabulary): Passage[] {
  const chosen: Passage[] = [];
  let left: Passage[] = [];
  let retell = createRetelling(own, vocabulary);
  for (let han = 0, round = 0; han < HAN; ) {
    if (left.length === 0) {
      left = [...passages];
      retell = createRetelling(own + round, vocabulary);
      round += 1;
    }
    const told = retell(left.splice(random.below(left.length), 1)[0] ?? { zh: '', en: '' });
    chosen.push(told);
    han += count(told.zh, /\p{Script=Han}/gu);
  }
  return chosen;
}

/** Every key cited once, in the order of the bibliography, some with a page; one note, in both languages alike. */
function cite(passages: readonly Passage[], keys: readonly string[], random: Random): readonly Passage[] {
  return passages.map((passage, at) => {
    const from = Math.floor((at * keys.length) / passages.length);
    const to = Math.floor(((at + 1) * keys.length) / passages.length);
    const items = keys.slice(from, to).map((key) => `@${key}${random.chance(0.3) ? `, ${1 + random.below(300)}` : ''}`);
    const marks = `${items.length > 0 ? `[${items.join('; ')}]` : ''}${at === 2 ? '[^1]' : ''}`;
    return { zh: passage.zh.replace(/([。；]?)$/, `${marks}$1`), en: `${passage.en}${marks}` };
  });
}

function write(front: object, blocks: readonly Passage[], lang: 'zh' | 'en'): string {
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${blocks.map((block) => block[lang]).join('\n\n')}\n`;
}

function writeLedger(zh: string, en: string, date: string): string {
  const [zhFile, enFile] = [new VFile({ value: zh }), new VFile({ value: en })];
  const texts = {
    zh: parseText(zhFile, { lang: 'zh' }),
    zhFrontMatter: parseFrontMatter(zhFile, 'zh'),
    en: parseText(enFile, { lang: 'en' }),
    enFrontMatter: parseFrontMatter(enFile, 'en'),
  };
  return formatLedger(updateLedger(undefined, texts, { date }));
}
