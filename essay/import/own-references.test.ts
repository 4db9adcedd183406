import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseReferences } from '../bibliography/parse-references';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { readMarkdown } from './read-markdown';

const OWN = `references:
- id: doe:2020
  type: book
  title: A
  author:
  - family: Doe
    given: Jane
  issued: 2020
  abstract: 长
- id: unused
  type: book
  title: 别的`;

function importWith(front: string, body: string, files?: Readonly<Record<string, string>>) {
  const source = `---\ntitle: 题\n${front}\n---\n\n${body}\n`;
  const texts = Object.entries(files ?? {}).map(([name, text]) => ({ name, line: 3, text }));
  const read = readMarkdown(source, files && { names: Object.keys(files), texts, remarks: [] });
  if ('reason' in read) throw new Error(read.reason);
  const draft = importFixture(read);
  return {
    body: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '').trim(),
    works: parseReferences(new VFile({ value: draft.references })).map(({ id, title }) => `${id} ${title}`),
    told: draft.remarks
      .filter(({ rule }) => ['marker-answered', 'bibliography-read', 'entry-read', 'entry-cited'].includes(rule))
      .map(({ line, kind, message }) => `${line} ${kind} ${message}`),
    left: draft.remarks
      .filter(({ rule, kind }) => rule === 'matter-stated' && kind !== 'doubt')
      .map(({ message }) => message),
    counts: draft.counts,
    lost: findUnaccounted(source.replace(/^---$/gm, ''), draft),
  };
}

describe('references in the front matter', () => {
  test('are what its citations cite; what none does is told, with its line', () => {
    const { body, works, told, left, lost } = importWith(OWN, '文[@doe:2020, p. 3]。');
    expect(body).toBe('文[@doe-2020, 3]。');
    expect(works).toEqual(['doe-2020 A']);
    expect(told).toEqual([
      '4 left-out Of `doe:2020` this was left out, which no style prints: abstract.',
      '3 changed `references` in the front matter was read: 1 of 2 entries are cited and stand in references.yaml.',
      '12 left-out `unused` (“别的”) stands in `references`, and neither a citation nor `nocite` names it: it was left out.',
    ]);
    expect(left).toEqual(['The front matter was read: title.']);
    expect(lost).toEqual([]);
  });

  test('count for more than those of a file with the same key', () => {
    const csl = '[{"id": "unused", "type": "book", "title": "E"}, {"id": "more", "type": "book", "title": "F"}]';
    const { works, told, lost } = importWith(`bibliography: refs.json\n${OWN}`, '文[@unused; @more]，又[@no]。', {
      'refs.json': csl,
    });
    expect(works).toEqual(['unused 别的', 'more F']);
    expect(told).toEqual([
      '18 unplaced [@no] cites `no`, which the front matter or refs.json does not have: it is kept as text.',
      '4 changed `references` in the front matter was read: 1 of 2 entries are cited and stand in references.yaml.',
      '5 left-out `doe:2020` (“A”) stands in `references`, and neither a citation nor `nocite` names it: it was left out.',
      '3 changed `refs.json` was read: 1 of 1 entries are cited and stand in references.yaml, the others stay there.',
    ]);
    expect(lost).toEqual([]);
  });

  test('are told where an entry cannot be taken, and where a value of it cannot', () => {
    const front = `references:
- type: book
  title: A
- id: a
  type: book
  title: 1984
- id: a
  type: book
  title: B`;
    const { works, told } = importWith(front, '文[@a]。');
    expect(works).toEqual(['a undefined']);
    expect(told).toEqual([
      '4 left-out An entry of `references` was left out: Unexpected reference without an id, expected one.',
      '9 left-out An entry of `references` was left out: Unexpected second reference "a", expected each id once.',
      '8 doubt Unexpected number 1984 as title, expected text',
      '3 changed `references` in the front matter was read: 1 of 1 entries are cited and stand in references.yaml.',
    ]);
  });

  test('that are no bibliography are told, and their citations kept', () => {
    const { body, told, lost } = importWith('references:\n- &x 一\n- *x', '文[@a]。');
    expect(body).toBe('文\\[@a]。');
    expect(told).toEqual([
      expect.stringMatching(
        /^3 unplaced `references` could not be read as a bibliography: Unexpected alias .* \(line 5\)\./,
      ),
      '8 unplaced [@a] cites `a`, which the front matter does not have: it is kept as text.',
    ]);
    expect(lost).toEqual([]);
  });

  test('that are no list are told as what has no place', () => {
    const { left, told } = importWith('references: 见文末', '文。');
    expect(left).toContain('`references: 见文末` has no place in the front matter of an essay.');
    expect(told).toEqual([]);
  });
});

describe('nocite', () => {
  test.each([
    ['nocite: "@unused"', ['doe-2020 A', 'unused 别的']],
    ['nocite: |\n  @unused, @doe:2020', ['doe-2020 A', 'unused 别的']],
    ['nocite: ["@{unused}"]', ['doe-2020 A', 'unused 别的']],
    ["nocite: '@*'", ['doe-2020 A', 'unused 别的']],
  ])('has what it names listed, behind what is cited: %j', (front, expected) => {
    const { works, told, left, counts, lost } = importWith(`${front}\n${OWN}`, '文[@doe:2020]。');
    expect(works).toEqual(expected);
    expect(told.filter((one) => one.includes('nocite'))).toEqual([
      '3 doubt `nocite` names `unused`, and nothing cites it: it is listed as not cited.',
      expect.stringContaining('2 of 2 entries are cited or named by `nocite` and stand in references.yaml.'),
    ]);
    expect(left).toHaveLength(1);
    expect(counts).toMatchObject({ entries: 2, cited: 1 });
    expect(lost).toEqual([]);
  });

  test('has works of a file beside the manuscript listed too', () => {
    const csl = '[{"id": "x", "type": "book", "title": "E"}, {"id": "y", "type": "book", "title": "F"}]';
    const { works } = importWith('bibliography: refs.json\nnocite: "@y"', '文。', { 'refs.json': csl });
    expect(works).toEqual(['y F']);
  });

  test('is told where it names what is not there, and where it has other words', () => {
    const { works, told } = importWith(`nocite: "@no and @unused"\n${OWN}`, '文。');
    expect(works).toEqual(['unused 别的']);
    expect(told.slice(1, 3)).toEqual([
      '3 unplaced `nocite` names `no`, which the front matter does not have.',
      '3 left-out `nocite` has “and” beside its keys: it was left out.',
    ]);
  });

  test('without a bibliography has no place, and is told', () => {
    expect(importWith('nocite: "@a"', '文。').left).toContain(
      '`nocite: @a` has no place in the front matter of an essay.',
    );
  });
});

describe('a block of metadata at the end of the text', () => {
  const at = (body: string) => {
    const read = readMarkdown(body);
    if ('reason' in read) throw new Error(read.reason);
    const draft = importFixture(read);
    return {
      body: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '').trim(),
      references: draft.references,
      told: draft.remarks.filter(({ kind }) => kind !== 'doubt').map(({ line, message }) => `${line} ${message}`),
      lost: findUnaccounted(body.replace(/^(?:---|\.\.\.)$/gm, ''), draft),
    };
  };
  const ENTRY = 'references:\n- id: a\n  type: book\n  title: 甲书\n';

  test.each(['---', '...'])('is read as one at the beginning is, where it has references: ended by %s', (end) => {
    const { body, references, told, lost } = at(
      `---\ntitle: 题\n---\n\n文[@a]。\n\n---\n${ENTRY}custom: 别的\n${end}\n`,
    );
    expect(body).toBe('文[@a]。');
    expect(references).toBe('references:\n  - id: a\n    type: book\n    title: 甲书\n');
    expect(told).toEqual([
      '1 The front matter was read: title.',
      '7 The block of metadata at the end was read: nothing of it has a place in ours.',
      '12 `custom: 别的` has no place in the front matter of an essay.',
      '5 [@a] is `[@a]` now.',
      '8 `references` in the front matter was read: 1 of 1 entries are cited and stand in references.yaml.',
    ]);
    expect(lost).toEqual([]);
  });

  test('needs no block at the beginning', () => {
    const { body, references, lost } = at(`文[@a]。\n\n---\n${ENTRY}---\n`);
    expect(body).toBe('文[@a]。');
    expect(references).toContain('甲书');
    expect(lost).toEqual([]);
  });

  test.each([
    ['文。\n\n---\n\n末段：references\n\n---\n', '文。\n\n末段：references'],
    ['文。\n\n---\n键：值\n\n---\n', '文。\n\n键：值'],
  ])('is not seen in a text between two lines: %j', (source, expected) => {
    expect(at(source).body).toBe(expected);
  });
});
