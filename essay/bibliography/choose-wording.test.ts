import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { chooseWording } from './choose-wording';
import { parseReferences } from './parse-references';
import type { Reference } from './reference';
import { runsToText } from './runs';
import { findLostWords, withoutNumber } from './same-words';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const data = 'content/essays/ai-governance';
const files = [new VFile(read(`${data}/references.yaml`)), new VFile(read(`${data}/references.extra.yaml`))] as const;
const references = parseReferences(...files);
const source = read('essay/fixtures/essay-1-ai-governance.txt').replace(/\r\n/g, '\n');
const list = source.slice(source.indexOf('\n参考文献\n')).match(/^\[\d+\] .*$/gm) ?? [];
const byId = (id: string): Reference => {
  const found = references.find((reference) => reference.id === id);
  if (!found) throw new Error(`The bibliography lacks ${id}, which the tests read.`);
  return found;
};
const text = (reference: Reference, lang: 'zh' | 'en', edition: 2015 | 2025 = 2025) =>
  runsToText(chooseWording(reference, lang, { edition }).runs);

describe('the first essay’s bibliography', () => {
  it('parses without a message', () => {
    expect(files.flatMap((file) => file.messages)).toEqual([]);
  });

  it('keeps the 19 entries character for character, in the source’s order', () => {
    expect(list).toHaveLength(19);
    expect(references.map((reference) => reference.original)).toEqual(list);
  });

  it.each([2015, 2025] as const)('loses no word of any entry for a reader of Chinese (%i)', (edition) => {
    for (const reference of references)
      expect(findLostWords(reference.original ?? '', text(reference, 'zh', edition))).toEqual([]);
  });

  it('gives a reader of English either the whole of the source beneath, or an English entry of an English work', () => {
    for (const reference of references) {
      const { runs, original } = chooseWording(reference, 'en', { edition: 2025 });
      expect(runs.length).toBeGreaterThan(0);
      if (original === undefined) expect(reference.language).toBe('en-US');
      else expect(original).toBe(withoutNumber(reference.original ?? ''));
    }
  });

  it('knows which entries are one work', () => {
    expect(byId('cnnic-genai-2024').sameAs).toEqual(['cnnic-genai-2024-b', 'cnnic-genai-2024-c']);
    expect(byId('chen-nie-2024-e').sameAs).toEqual([
      'chen-nie-2024',
      'chen-nie-2024-b',
      'chen-nie-2024-c',
      'chen-nie-2024-d',
    ]);
  });

  it('keeps the numbers of the second set', () => {
    expect(references.slice(15).map((reference) => reference.label)).toEqual(['12', '13', '14', '15']);
    expect(references.slice(0, 15).every((reference) => reference.label === undefined)).toBe(true);
  });

  it('makes no link to the damaged address', () => {
    const champions = byId('eu-ai-champions');
    for (const lang of ['zh', 'en'] as const) {
      expect(chooseWording(champions, lang, { edition: 2025 }).runs.some((run) => run.kind === 'link')).toBe(false);
    }
    expect(text(champions, 'zh')).toBe(
      'Jeannette zu Fürstenberg. EU 人工智能 champions initiative [EB/OL]. https://人工智能champions.eu. 2025年3月16日访问.',
    );
  });
});

describe('chooseWording', () => {
  it('gives the entry by GB/T 7714 where it says all that its author said', () => {
    expect(text(byId('zhu-2023'), 'zh')).toBe(
      '朱红儒，静静，彭骏涛. 人工智能治理国内外政策与标准分析[J]. 中国信息安全，2023（5）：48-52.',
    );
    expect(text(byId('bradford-2023'), 'zh', 2015)).toBe(
      'BRADFORD A. Digital empires: the global battle to regulate technology[M]. New York: Oxford university press, 2023.',
    );
  });

  it('gives the author’s wording where GB/T 7714 has no place for something, with the entry’s own address as a link', () => {
    const { runs } = chooseWording(byId('xi-initiative-2023'), 'zh', { edition: 2025 });
    expect(runsToText(runs)).toBe(
      '习近平.全球人工智能治理倡议.中华人民共和国外交部[EB/OL]. https://www.fmprc.gov.cn/web/ziliao_674904/1179_674909/202310/t20231020_11164831.shtml. 2025年3月16日访问',
    );
    expect(runs.filter((run) => run.kind === 'link')).toHaveLength(1);
  });

  it('gives a note with its source as its author wrote it, and in English with that beneath', () => {
    const note = byId('vance-munich-2025');
    expect(text(note, 'zh')).toBe(withoutNumber(list[11] ?? ''));
    expect(text(note, 'en')).toContain('Munich Security Conference');
    expect(chooseWording(note, 'en', { edition: 2025 }).original).toContain('慕尼黑安全会议');
  });

  it('gives a reader of English a Chinese work by its English title', () => {
    const { runs, original } = chooseWording(byId('genai-measures-2023'), 'en', { edition: 2025 });
    expect(runsToText(runs)).toBe(
      'Central People’s Government of the People’s Republic of China. “Interim Measures for the Management of Generative Artificial Intelligence Services” [in Chinese]. Accessed March 20, 2025. https://www.gov.cn/zhengce/zhengceku/202307/content_6891752.htm.',
    );
    expect(original).toContain('生成式人工智能服务管理暂行办法');
  });

  it('gives an entry without an original by its fields', () => {
    const { original, en, ...bare } = byId('zhu-2023');
    expect([original, en].every(Boolean)).toBe(true);
    expect(text(bare, 'zh')).toBe(text(byId('zhu-2023'), 'zh'));
    expect(chooseWording(bare, 'en', { edition: 2025 })).not.toHaveProperty('original');
  });
});

describe('findLostWords', () => {
  it('passes what differs in marks, order, width, case and the way of dates alone', () => {
    expect(
      findLostWords(
        '[8] 陈琪,聂正楠.题[J].中国网信,2024,(03):107-110.',
        '陈琪，聂正楠. 题[J]. 中国网信，2024（3）：107-110.',
      ),
    ).toEqual([]);
    expect(findLostWords('[1] A.B [EB/OL]. 2025 年 3 月 2 日访问.', 'A. B[EB/OL]. [2025-03-02].')).toEqual([]);
  });

  it('finds a name, a number, a day that is gone', () => {
    expect(findLostWords('张三,李四.题', '张三. 题')).toEqual(['李四']);
    expect(findLostWords('题,2024,(03):107-110', '题，2024：107-110')).toEqual(['3']);
    expect(findLostWords('题. 2025年3月2日访问', '题. [2025-03-20]')).toEqual(['20250302d']);
  });

  it('counts: a word twice in the source must be there twice', () => {
    expect(findLostWords('马克思. 马克思全集. 马克思', '马克思. 马克思全集')).toEqual(['马克思']);
  });
});
