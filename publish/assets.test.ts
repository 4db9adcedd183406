import { expect, test } from 'vitest';
import { buildAssets, keepUsed } from './assets';

const STYLE = 'text/css; charset=utf-8';
const part = (address: string, text: string, type = 'image/png') => ({ address, body: Buffer.from(text), type });

test('names an asset after its origin and its content', () => {
  const [script, style, image] = buildAssets([
    part('/first-paint.js', 'a', 'text/javascript'),
    part('/_next/static/chunks/0x~y.css', 'p{}', STYLE),
    part('/_next/static/media/pic.0abc.png', 'png'),
  ]);
  expect(script?.address).toBe('/assets/first-paint-ca978112ca1bbdca.js');
  expect(style?.address).toMatch(/^\/assets\/style-[0-9a-f]{16}\.css$/);
  expect(image?.address).toMatch(/^\/media\/pic-[0-9a-f]{16}\.png$/);
});

test('gives the same content the same name in every build', () => {
  const of = (chunk: string) => buildAssets([part(`/_next/static/chunks/${chunk}.css`, 'p{}', STYLE)])[0]?.address;
  expect(of('one')).toBe(of('two'));
});

test('renames what a stylesheet refers to, in every way to write it', () => {
  const image = part('/_next/static/media/pic.1.png', 'png');
  const css = `a{background:url(../media/pic.1.png)}b{background:url("../media/pic.1.png#x")}c{background:url( '/_next/static/media/pic.1.png' )}d{mask:url(#m);src:url(data:,x)}`;
  const [{ address } = { address: '' }, style] = buildAssets([image, part('/_next/static/chunks/1.css', css, STYLE)]);
  expect(String(style?.body)).toBe(
    `a{background:url(${address})}b{background:url(${address}#x)}c{background:url(${address})}d{mask:url(#m);src:url(data:,x)}`,
  );
});

test('stops at a stylesheet that refers to what is not there', () => {
  expect(() =>
    buildAssets([part('/_next/static/chunks/1.css', 'a{background:url(../media/gone.png)}', STYLE)]),
  ).toThrow('/_next/static/chunks/1.css refers to ../media/gone.png, which is not among what the build handed over');
});

test('keeps what documents use, every stylesheet, and what stylesheets use', () => {
  const assets = buildAssets([
    part('/_next/static/media/used.1.png', 'used'),
    part('/_next/static/media/unused.1.png', 'unused'),
    part('/reader.js', 'used', 'text/javascript'),
    part('/other.js', 'unused', 'text/javascript'),
    part('/_next/static/chunks/of-previews.css', 'a{background:url(../media/used.1.png)}', STYLE),
  ]);
  const kept = keepUsed(assets, [`<script src="${assets[2]?.address}">`]);
  expect(kept.map(({ from }) => from)).toEqual([
    '/_next/static/media/used.1.png',
    '/reader.js',
    '/_next/static/chunks/of-previews.css',
  ]);
});
