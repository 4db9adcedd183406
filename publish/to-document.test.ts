import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { expect, test } from 'vitest';
import { toDocument } from './to-document';

const NEXT_PAGE = readFileSync(new URL('./fixtures/next-page.html.txt', import.meta.url), 'utf8');

const addresses = new Map([
  ['/reader.js', '/assets/reader-1.js'],
  ['/_next/static/chunks/1i7dmn6vag2fy.css', '/assets/style-2.css'],
  ['/_next/static/media/pic.9.png', '/assets/pic-3.png'],
]);

const body = (html: string): string => {
  const page = toDocument(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`, { addresses });
  return page.slice(page.indexOf('<body>') + 6, page.indexOf('</body>'));
};
const head = (html: string): string => {
  const page = toDocument(`<!DOCTYPE html><html><head>${html}</head><body></body></html>`, { addresses });
  return page.slice(page.indexOf('<head>') + 6, page.indexOf('</head>'));
};

test('makes a page of Next’s into the document alone', () => {
  expect(toDocument(NEXT_PAGE, { addresses })).toBe(
    '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
      '<link rel="stylesheet" href="/assets/style-2.css"><title>nf</title><meta name="description" content="x">' +
      '<meta name="robots" content="noindex"><script src="/assets/reader-1.js" data-reader="" defer=""></script></head>' +
      '<body><main>404 zh</main></body></html>',
  );
});

test('changes nothing in a document of its own making', () => {
  const published = new Map([...addresses.values()].map((address) => [address, address]));
  const once = toDocument(NEXT_PAGE, { addresses });
  expect(toDocument(once, { addresses: published })).toBe(once);
});

test.each([
  ['framework scripts', '<script src="/_next/static/chunks/0.js" async></script>'],
  ['inline scripts', '<script>self.__next_f.push([1,"<p>"])</script>'],
  ['inline scripts marked as the page’s own', '<script data-reader>alert(1)</script>'],
  ['script preloads', '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/0.js">'],
  ['style preloads', '<link rel="preload" as="style" href="/_next/static/chunks/1.css">'],
  ['module preloads', '<link rel="modulepreload" href="/_next/static/chunks/0.js">'],
  ['render blocking markers', '<link rel="expect" href="#_R_" blocking="render">'],
  ['font size markers', '<meta name="next-size-adjust" content="">'],
])('takes %s out', (_name, html) => {
  expect(head(`<title>x</title>${html}`)).toBe('<title>x</title>');
});

test('publishes the address of what a script loads later, and stops where there is none', () => {
  const script = (later: string) =>
    `<script src="/reader.js" data-reader="" data-passages="${later}" defer=""></script>`;
  const published = new Map([...addresses, ['/passages.js', '/assets/passages-4.js']]);
  const page = (later: string) => toDocument(`<!DOCTYPE html><head>${script(later)}</head>`, { addresses: published });
  expect(page('/passages.js')).toContain(
    '<script src="/assets/reader-1.js" data-reader="" data-passages="/assets/passages-4.js"',
  );
  expect(() => page('/gone.js')).toThrow('<script data-passages="/gone.js"> is not among what the build handed over');
});

test('joins the text that React’s comments divide', () => {
  expect(body('<p>第<!-- -->3<!-- -->段<!--$--><b>x</b><!--/$--></p>')).toBe('<p>第3段<b>x</b></p>');
});

test('takes an empty hidden placeholder out of the body and leaves hidden parts of the page', () => {
  expect(body('<div hidden=""><!--$--><!--/$--></div><div hidden="">kept</div><p><span hidden=""></span></p>')).toBe(
    '<div hidden="">kept</div><p><span hidden=""></span></p>',
  );
});

test('keeps data about the essay as it is written', () => {
  const data = '<script type="application/ld+json">{"name":"a < b \\u003c/script"}</script>';
  expect(body(data)).toBe(data);
});

test('keeps whitespace in text, in code and at the start of preformatted text', () => {
  const html = '<p>一  二\n 三\t四&nbsp;五</p><pre>\n\n  first\n</pre><textarea>\n\nx</textarea><pre>\nplain</pre>';
  expect(body(html)).toBe(
    '<p>一  二\n 三\t四&nbsp;五</p><pre>\n\n  first\n</pre><textarea>\n\nx</textarea><pre>plain</pre>',
  );
});

test('keeps entities, ruby, templates and vector images the same tree', () => {
  const html =
    '<p title="&quot;a&amp;b&quot;">a &amp; b &lt;i&gt;</p><ruby>墨<rp>(</rp><rt>mò</rt><rp>)</rp></ruby>' +
    '<svg viewBox="0 0 1 1"><title>x</title><path d="M0 0"></path></svg><template><p>t</p></template>';
  expect(body(html).replaceAll('"a&amp;b"', '&quot;a&amp;b&quot;')).toBe(html);
  expect(outline(body(html))).toEqual(outline(html));
});

test('cleans what stands in noscript and in templates', () => {
  expect(body('<noscript><p>a<!-- -->b</p></noscript><template><p>c<!-- -->d</p></template>')).toBe(
    '<noscript><p>ab</p></noscript><template><p>cd</p></template>',
  );
});

test('takes the framework’s attributes off', () => {
  expect(
    head('<link rel="stylesheet" href="/_next/static/chunks/1i7dmn6vag2fy.css" data-precedence="next" nonce="n">'),
  ).toBe('<link rel="stylesheet" href="/assets/style-2.css">');
});

test('renames images of the build and leaves other addresses', () => {
  expect(body('<img src="/_next/static/media/pic.9.png" alt=""><a href="/reader">x</a><a href="#p-1">y</a>')).toBe(
    '<img src="/assets/pic-3.png" alt=""><a href="/reader">x</a><a href="#p-1">y</a>',
  );
});

test.each([
  ['<script data-reader src="/gone.js"></script>', '<script src="/gone.js"> is not among what the build handed over'],
  ['<link rel="stylesheet" href="/gone.css">', '<link href="/gone.css"> is not among what the build handed over'],
  [
    '<img src="/_next/static/media/gone.png">',
    '<img src="/_next/static/media/gone.png"> is not among what the build handed over',
  ],
  ['<td style="text-align:left">', undefined],
  [
    '<p id="p-1" style="color:red">x</p>',
    'Unexpected <p id="p-1" style="color:red"> in a page: the page’s policy refuses inline styles',
  ],
  ['<template><i style="">x</i></template>', 'Unexpected <i style=""> in a page'],
  ['<noscript><style>p{}</style></noscript>', 'Unexpected <style> in a page'],
  ['<p onclick="x()">x</p>', 'Unexpected <p onclick="x()"> in a page: the page’s policy refuses inline handlers'],
  [
    '<template id="B:0"></template>',
    'Unexpected <template id="B:0"> in a page: it is a part of the page that only a script',
  ],
  ['<div hidden id="S:0"><p>late</p></div>', 'Take the <Suspense> around it out.'],
  ['<template data-dgst="1"></template>', 'Unexpected <template data-dgst="1"> in a page'],
  ['<title>late</title>', 'metadata came after the head was sent'],
])('refuses %s', (html, message) => {
  if (message === undefined)
    expect(() => body(`<table><tr>${html}`)).toThrow('Unexpected <td style="text-align:left"> in a page');
  else expect(() => body(html)).toThrow(message);
});

test('refuses the page that Next shows when a page failed', () => {
  expect(() => toDocument('<html id="__next_error__"><head></head><body></body></html>', { addresses })).toThrow(
    'the page failed',
  );
});

/** Names and text of a tree, in order. */
function outline(html: string): readonly string[] {
  const walk = (node: DefaultTreeAdapterMap['node']): string[] => [
    node.nodeName === '#text' && 'value' in node ? node.value : node.nodeName,
    ...('content' in node ? walk(node.content) : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(html));
}
