import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import type { Visibility } from '../essay-files';
import type { ParsedText } from '../model';
import { parseText } from '../parse/parse-text';
import { checkAnchors, checkNames } from './check-anchors';
import { checkHeadings } from './check-headings';
import { checkImages } from './check-images';
import { checkLinks } from './check-links';
import { checkStyle } from './check-style';
import { listMessageLines } from './list-message-lines';

function check(value: string, rule: (file: VFile, text: ParsedText) => void) {
  const text = parseText(new VFile({ value }), { lang: 'zh' });
  const file = new VFile({ path: 'zh.md', value });
  rule(file, text);
  return { lines: listMessageLines(file), note: file.messages[0]?.note };
}

describe('headings', () => {
  test('may go down a level at a time and up as many as they like', () => {
    expect(check('## a\n\n### b\n\n#### c\n\n## d\n', checkHeadings).lines).toEqual([]);
  });

  test('may not skip a level, at the start neither', () => {
    expect(check('### a\n\n## b\n\n#### c\n', checkHeadings).lines).toEqual([
      '1:1 error heading-levels Unexpected heading of level 3 after level 1, expected level 2 at most',
      '5:1 error heading-levels Unexpected heading of level 4 after level 2, expected level 3 at most',
    ]);
  });

  test('may not be empty', () => {
    expect(check('##\n\n## {#a}\n', checkHeadings).lines).toEqual([
      '1:1 error heading-filled Unexpected heading without text, expected text',
      '3:1 error heading-filled Unexpected heading without text, expected text',
    ]);
  });
});

describe('names', () => {
  test('may be what the page does not use', () => {
    expect(check('## a {#references}\n\nb ^k3f7\n', checkAnchors).lines).toEqual([]);
  });

  test.each(['main', 'bibliography', 'ref-a', 'card-1', 'note-x', 'k3f7-zh', 'about-en'])('may not be %s', (name) => {
    expect(check(`文\n\n## 治理 {#${name}}\n`, checkAnchors).lines).toEqual([
      `3:9 error anchor-free Unexpected name \`${name}\`, which the page uses itself, expected another`,
    ]);
  });

  test('must stand on each block of a published essay', () => {
    expect(check('## a {#a}\n\nb ^k3f7\n', checkNames).lines).toEqual([]);
    expect(check('## a\n\nb\n', checkNames).lines).toEqual([
      '1:1 error names-present Unexpected heading without a name in a published essay, expected `{#name}` at its end',
      '3:1 error names-present Unexpected paragraph without a name in a published essay, expected `^name` at its end',
    ]);
    expect(check('- a\n', checkNames).lines).toEqual([
      '1:1 error names-present Unexpected list without a name in a published essay, expected `^name` in a paragraph of its own after it',
    ]);
  });
});

describe('links', () => {
  const links = (value: string, visibility: Visibility = 'public') =>
    check(value, (file, text) =>
      checkLinks(file, text, {
        visibility,
        names: new Set(['k3f7', 'led-by-government']),
        keys: new Set(['bradford']),
        targets: [
          { slug: 'this', visibility: 'public' },
          { slug: 'other', visibility: 'public', names: new Set(['m2p9']) },
          { slug: 'secret', visibility: 'draft' },
        ],
      }),
    );

  test.each([
    'https://example.com/a',
    'mailto:a@example.com',
    '#k3f7',
    '#k3f7-en',
    '#ref-bradford',
    '#bibliography',
    '/essays/other',
    '/en/essays/other#m2p9-zh',
    '/',
    '/zh/essays',
  ])('may lead to %s', (url) => {
    expect(links(`[a](${url})`).lines).toEqual([]);
  });

  test.each([
    [
      '#led-by-goverment',
      'link-target Unexpected link to `#led-by-goverment`, which no block is named, expected the name of a block',
    ],
    [
      '/essays/others',
      'link-target Unexpected link to the essay `others`, which does not exist, expected one that does',
    ],
    [
      '/essays/other#gone',
      'link-target Unexpected link to `#gone`, which no block is named, expected the name of a block',
    ],
    ['/essay/other', 'link-target Unexpected link to `/essay/other`, where nothing is, expected `/essays/…`'],
    ['./x.md', 'link-target Unexpected relative link `./x.md`, expected `/essays/…`'],
    [
      '/essays/secret',
      'link-published Unexpected link to the draft `secret` from a published essay, expected a published one',
    ],
    [
      'javascript:alert',
      'link-scheme Unexpected `javascript:` link, expected `https://`, `http://`, `mailto:`, `#name` or `/essays/…`',
    ],
    [
      'JaVa&#9;Script:alert',
      'link-scheme Unexpected `javascript:` link, expected `https://`, `http://`, `mailto:`, `#name` or `/essays/…`',
    ],
    [
      'data:text/html,x',
      'link-scheme Unexpected `data:` link, expected `https://`, `http://`, `mailto:`, `#name` or `/essays/…`',
    ],
    [
      '//evil.example',
      'link-scheme Unexpected `//` link, expected `https://`, `http://`, `mailto:`, `#name` or `/essays/…`',
    ],
    [
      '/\\\\evil.example',
      'link-scheme Unexpected `//` link, expected `https://`, `http://`, `mailto:`, `#name` or `/essays/…`',
    ],
  ])('may not lead to %s', (url, message) => {
    expect(links(`治理[a](${url})`).lines).toEqual([`1:3 error ${message}`]);
  });

  test('says which name and which essay were meant', () => {
    expect(links('[a](#led-by-goverment)').note).toBe('Did you mean `led-by-government`?');
    expect(links('[a](/essays/others)').note).toBe('Did you mean `other`?');
  });

  test('may lead from a draft to a draft', () => {
    expect(links('[a](/essays/secret)', 'draft').lines).toEqual([]);
  });

  test('are looked at in lists, tables, notes and references too', () => {
    const text = '- [a](#x)\n\n| [b](#x) |\n|---|\n\nc[^1] [d][e]\n\n[^1]: [f](#x)\n\n[e]: #x\n';
    expect(links(text).lines.map((line) => line.split(' ')[0])).toEqual(['1:3', '3:3', '6:7', '8:7']);
  });
});

describe('images', () => {
  const images = (value: string, visibility: Visibility = 'public') =>
    check(value, (file, text) =>
      checkImages(file, text, {
        images: [
          { name: 'a.png', size: 10 },
          { name: '图 1.png', size: 10 },
          { name: 'big.png', size: 3 * 1024 * 1024 },
        ],
        visibility,
        reported: new Set(['images/in-the-source.png']),
      }),
    );

  test('may be in the folder, in any spelling of their address', () => {
    expect(
      images('![x](images/a.png)\n\n![x](./images/a.png)\n\n![x](<images/图 1.png>)\n\n![x](images/%E5%9B%BE%201.png)')
        .lines,
    ).toEqual([]);
  });

  test('that are not there stop a published essay, not a draft', () => {
    const message = 'image-present Unexpected image `images/b.png`, which is not in `images/`, expected a file that is';
    expect(images('![x](images/b.png)').lines).toEqual([`1:1 error ${message}`]);
    expect(images('![x](images/b.png)', 'draft').lines).toEqual([`1:1 warning ${message}`]);
  });

  test('declared missing are a warning, and need no description', () => {
    expect(images('![](missing:74528EF8 "数据来源")').lines).toEqual([
      '1:1 warning image-present Unexpected image `missing:74528EF8`, declared missing, expected the image',
    ]);
  });

  test.each([
    'https://example.com/a.png',
    'data:image/png;base64,AA',
    '../other/images/a.png',
    'images/../../a.png',
    '/etc/passwd',
  ])('may not be at %s', (src) => {
    expect(images(`![x](${src})`).lines).toEqual([
      `1:1 error image-local Unexpected image \`${src}\`, expected a file in \`images/\``,
    ]);
  });

  test('are reported once, in the source text', () => {
    expect(images('![x](images/in-the-source.png)').lines).toEqual([]);
  });

  test('may not be over 2 MB', () => {
    expect(images('![x](images/big.png)').lines).toEqual([
      '1:1 error image-size Unexpected image of 3.0 MB, expected 2 MB at most',
    ]);
  });

  test('without a description are a warning', () => {
    expect(images('![](images/a.png)').lines).toEqual([
      '1:1 warning image-described Unexpected image without a description, expected one',
    ]);
  });
});

describe('style', () => {
  test('takes linked addresses, addresses in code, and tables with a header', () => {
    expect(
      check('<https://a.cn/b> [a](https://a.cn) `https://a.cn`\n\n| a | |\n|---|---|\n| b | c |\n', checkStyle).lines,
    ).toEqual([]);
  });

  test('warns of a bare address, without the Chinese after it', () => {
    expect(check('见https://a.cn/b。下一句', checkStyle).lines).toEqual([
      '1:2 warning address-linked Unexpected bare address `https://a.cn/b`, expected a link',
    ]);
  });

  test('warns of a table without words in its header', () => {
    expect(check('文\n\n| | |\n|---|---|\n| b | c |\n', checkStyle).lines).toEqual([
      '3:1 warning table-header Unexpected table without words in its first row, expected what its columns hold',
    ]);
  });
});
