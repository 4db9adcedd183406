import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseGbt7714 } from './parse-gbt-7714';
import type { CslFields } from './reference';
import { splitReferenceList } from './split-reference-list';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the list of the first essay', () => {
  const text = read('../fixtures/essay-1-ai-governance.txt');
  const from = text.indexOf('参考文献\n');
  const list = splitReferenceList(text.slice(from, text.indexOf('\n\n\n', from)));
  const committed: readonly CslFields[] = parse(read('../../content/essays/ai-governance/references.yaml')).references;

  it('has the nineteen entries with the fields that are committed', () => {
    const items = list.entries.map((entry) => parseGbt7714(entry.text).item);
    expect(items).toEqual(committed.map(({ id: _, ...fields }: CslFields & { id?: string }) => fields));
  });

  it('keeps each as its author wrote it', () => {
    for (const entry of list.entries) {
      expect(text).toContain(entry.text);
      expect(parseGbt7714(entry.text).original).toBe(entry.text);
    }
  });

  it('knows the quoted sentence for a note', () => {
    expect(list.entries.map((entry) => parseGbt7714(entry.text).kind)).toEqual(
      list.entries.map((_, index) => (index === 11 ? 'note' : undefined)),
    );
  });

  it('doubts the address in which AI was replaced, and nothing else', () => {
    const doubts = list.entries.flatMap((entry) => parseGbt7714(entry.text).doubts);
    expect(doubts).toEqual([
      {
        reason:
          'Unexpected 人工智能 within the address https://人工智能champions.eu, expected AI. A replacement of AI in the whole text seems to have changed the address as well.',
      },
    ]);
  });

  it('reports the four numbers that stand twice', () => {
    expect(list.doubts.map(({ reason }) => reason)).toEqual(
      ['12', '13', '14', '15'].map((number) => expect.stringContaining(`Unexpected second number ${number}`)),
    );
  });
});
