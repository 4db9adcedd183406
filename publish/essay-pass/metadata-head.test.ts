import { expect, test } from 'vitest';
import { metadataHead } from './metadata-head';

const VIEWPORT = { width: 'device-width', initialScale: 1 } as const;
const LAYOUT = {
  metadataBase: new URL('https://room.example'),
  title: { default: 'Room', template: '%s · Room' },
  description: 'A room.',
};

const headOf = (page: Parameters<typeof metadataHead>[1]) => metadataHead(LAYOUT, page, VIEWPORT);

test('a page’s words take the place of the layout’s, its title in the layout’s form', () => {
  expect(headOf({ title: 'On <care>' })).toContain('<title>On &lt;care&gt; · Room</title>');
  expect(headOf({ title: { absolute: 'On care' }, description: '“Care”, "love" & more' })).toContain(
    '<title>On care</title><meta name="description" content="“Care”, &quot;love&quot; &amp; more">',
  );
});

test('addresses are whole, and what is not said has no tag', () => {
  expect(headOf({ alternates: { canonical: '/en/x', types: { 'text/markdown': '/x.md' } } })).toMatch(
    /<link rel="canonical" href="https:\/\/room.example\/en\/x"><link rel="alternate" type="text\/markdown" href="https:\/\/room.example\/x.md">$/,
  );
  expect(headOf({})).not.toContain('canonical');
});

test('a page of a list names the pages beside it, and the last one only the one before', () => {
  expect(headOf({ pagination: { previous: '/en', next: '/en/page/3' } })).toMatch(
    /<link rel="prev" href="https:\/\/room.example\/en"><link rel="next" href="https:\/\/room.example\/en\/page\/3">$/,
  );
  expect(headOf({ pagination: { previous: '/en', next: undefined } })).not.toContain('rel="next"');
});

test('fails at a field that it would leave out', () => {
  expect(() => headOf({ keywords: ['a'] })).toThrow('Unexpected `keywords` in a page’s metadata'.replace('’', "'"));
});
