import { parse, serialize } from 'parse5';
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { normalHtml } from './normal-html';

const element = h(
  'html',
  { lang: 'zh-Hans' },
  h('head', null, h('title', null, 'T')),
  h(
    'body',
    null,
    h(
      'a',
      { href: '/?a=1&b="2"', hrefLang: 'en', tabIndex: -1, title: `it’s 'so' < or > "so"\u00a0!` },
      `'a' & "b" < c > d\u00a0e`,
    ),
    h('input', { type: 'radio', defaultChecked: true, autoComplete: 'off', readOnly: true }),
    h('br'),
    h('img', { src: '/x.png', alt: '', width: 3, loading: 'lazy' }),
    h('pre', null, '\n  code\n'),
    h('svg', { viewBox: '0 0 1 1', 'aria-hidden': true }, h('path', { d: 'M0 0' })),
    h('table', null, h('tbody', null, h('tr', null, h('td', { colSpan: 2 }, 1)))),
    h('details', { open: true }, h('summary', { className: 'a b' }, 'x')),
  ),
);

test('writes what React renders as the HTML standard serialises it', () => {
  const html = normalHtml(renderToStaticMarkup(element));
  // A parser drops the line break that React doubles at the start of <pre>, and so does the comparison.
  const again = serialize(parse(html, { scriptingEnabled: false })).replace('<pre>', '<pre>\n');
  expect(html).toBe(again);
  expect(html).toContain('title="it’s \'so\' &lt; or &gt; &quot;so&quot;&nbsp;!"');
  expect(html).toContain(`>'a' &amp; "b" &lt; c &gt; d&nbsp;e</a>`);
});

test('leaves data alone', () => {
  const data = `<script type="application/ld+json">{"a":"<b C='d' &quot;>"}</script>`;
  expect(normalHtml(`<p Title="x"/>${data}<br/>`)).toBe(`<p title="x">${data}<br>`);
});
