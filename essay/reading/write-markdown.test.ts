import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { buildBibliography } from '../bibliography/build-bibliography';
import { parseReferences } from '../bibliography/parse-references';
import { buildEssay } from '../build-essay';
import { writeFeedHtml } from './write-feed-html';
import { writeMarkdown } from './write-markdown';

const ZH = `## 一 {#one}

墨子**“兼爱”**[@mozi, 12]，见[上文](#one)与[他文](/essays/other)[^n]。 ^aaaa

| 甲 | 乙 |
|---|---|
| 1 | 2 |

^bbbb

![图](images/x.png "说明") ^cccc

未译。 ^dddd

[^n]: 注文。
`;
const EN = `## One {#one}

Mozi’s *universal love* [@mozi, 12]; see [above](#one) and [elsewhere](/essays/other).[^n] 3 * 4 # 5 ^aaaa

| A | B |
|---|---|
| 1 | 2 |

^bbbb

![Figure](images/x.png "Caption") ^cccc

[^n]: A note.
`;
const REFERENCES = '- id: mozi\n  type: book\n  title: 墨子\n  author:\n    - literal: 墨翟\n';

const words = {
  references: 'References',
  uncited: 'Listed',
  notes: 'Notes',
  notTranslated: 'Not translated yet',
  missingFigure: 'Missing',
};

function fixture() {
  const references = parseReferences(new VFile({ path: 'references.yaml', value: REFERENCES }));
  const essay = buildEssay({
    slug: 'x',
    zh: new VFile({ path: 'zh.md', value: ZH }),
    en: new VFile({ path: 'en.md', value: EN }),
    zhFrontMatter: { title: '论兼爱', authors: ['作者'], published: '2025-03-23' },
    enFrontMatter: { title: 'On "Love" [I]', translators: ['T. Translator'] },
    referenceKeys: new Set(references.map(({ id }) => id)),
  });
  return { essay, bibliography: buildBibliography(essay.works, references, { edition: 2025 }) };
}

test('writes an essay as Markdown with citations, whole addresses, references and the address of each paragraph', () => {
  const { essay, bibliography } = fixture();
  const markdown = writeMarkdown(essay, bibliography, { lang: 'en', site: 'https://a.example', words });
  expect(markdown).toMatch(
    /^---\ntitle: "On \\"Love\\" \[I\]"\nauthor: \["作者"\]\ntranslator: \["T. Translator"\]\ndate: "2025-03-23"\nlang: "en"\nurl: "https:\/\/a.example\/en\/essays\/x"\n---\n\n# On "Love" \\\[I]\n/,
  );
  expect(markdown).toContain('*universal love* \\[1, 12]');
  expect(markdown).toContain('[above](https://a.example/en/essays/x#one)');
  expect(markdown).toContain('[elsewhere](https://a.example/en/essays/other)');
  expect(markdown).toContain('[¶1](https://a.example/en/essays/x#aaaa)');
  expect(markdown).toContain('| A | B |');
  expect(markdown).toContain('![Figure](https://a.example/essays/x/images/x.png)');
  expect(markdown).toContain('[^n]: A note.');
  expect(markdown).toContain('## References\n\n\\[1] ');
});

test('shows what is not translated in the source language, and says so', () => {
  const { essay, bibliography } = fixture();
  const markdown = writeMarkdown(essay, bibliography, { lang: 'en', site: 'https://a.example', words });
  expect(markdown).toContain('*Not translated yet*\n\n未译。');
  const chinese = writeMarkdown(essay, bibliography, { lang: 'zh', site: 'https://a.example', words });
  expect(chinese).not.toContain('Not translated yet');
  expect(chinese).toContain('**“兼爱”**\\[1，12]');
});

test('writes a feed’s HTML without scripts, styles or addresses that are not whole', () => {
  const { essay, bibliography } = fixture();
  const html = writeFeedHtml(essay, bibliography, { lang: 'zh', site: 'https://a.example', words });
  expect(html).toContain('<strong>“兼爱”</strong>[1，12]');
  expect(html).toContain('<img src="https://a.example/essays/x/images/x.png" alt="图">');
  expect(html).toContain('<table>');
  expect(html).toContain('注文。');
  expect(html).not.toMatch(/style=|<script|¶/);
});
