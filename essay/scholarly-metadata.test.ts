import { describe, expect, it } from 'vitest';
import type { Reference } from './bibliography/reference';
import type { CitedEssay } from './essay-citation';
import { citationTags, jsonLdText, scholarlyArticle } from './scholarly-metadata';

const site = { address: 'https://example.org', name: { zh: '书斋', en: 'Reading Room' } };
const essay: CitedEssay = {
  slug: 'on-care',
  zh: {
    ...{ title: '论兼爱', subtitle: '一个注', authors: ['张三', '李四'], summary: '摘要。' },
    ...{ published: '2025-03-23', updated: '2025-03-24', source: 'https://elsewhere.org/x', license: 'CC BY 4.0' },
  },
  en: { title: 'On Care', subtitle: 'A Note', translators: ['Doe, Jane', 'Roe'] },
};
const untranslated: CitedEssay = {
  slug: 'on-care',
  zh: { title: '论兼爱', authors: ['张三'], published: '2025-03-23' },
};

const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const cited: readonly Reference[] = [
  {
    ...{
      id: 'a',
      type: 'article-journal',
      title: '挑战 <i>X</i>',
      issued: { 'date-parts': [[2024]] },
      sameAs: ['b'],
      place,
    },
    author: [{ family: '陈', given: '琪' }, { literal: '静静' }],
  },
  { id: 'b', type: 'article-journal', title: '挑战', sameAs: ['a'], place },
  { id: 'c', type: 'webpage', title: '</script><script>', URL: 'https://example.com/c', place },
  { id: 'n', type: 'document', kind: 'note', original: '“…”', place },
] as const;

/** Every value under a key, at any depth. */
const valuesOf = (data: unknown, key: string): unknown[] =>
  typeof data === 'object' && data !== null
    ? Object.entries(data).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(value, key)])
    : [];

describe('citationTags', () => {
  it('names every author, the dates and the address as Google Scholar asks', () => {
    expect(citationTags(essay, { lang: 'zh', site })).toEqual({
      citation_title: '论兼爱：一个注',
      citation_author: ['张三', '李四'],
      citation_publication_date: '2025/03/23',
      citation_online_date: '2025/03/23',
      citation_language: 'zh-Hans',
      citation_public_url: 'https://example.org/zh/essays/on-care',
      citation_fulltext_html_url: 'https://example.org/zh/essays/on-care',
      citation_publisher: '书斋',
      citation_abstract: '摘要。',
      'dcterms.alternative': 'On Care: A Note',
      'z:itemType': 'webpage',
      'z:websiteTitle': '书斋',
    });
  });

  it('names the translators and the title that was translated', () => {
    expect(citationTags(essay, { lang: 'en', site })).toMatchObject({
      citation_title: 'On Care: A Note',
      citation_translator: ['Doe, Jane', 'Roe'],
      citation_language: 'en',
      'dcterms.alternative': '论兼爱：一个注',
      'z:extra': 'Original Title: 论兼爱：一个注\nTranslator: Doe || Jane\nTranslator: Roe',
    });
  });

  it('says of an English page without a translation that its text is Chinese', () => {
    const tags = citationTags(untranslated, { lang: 'en', site });
    expect(tags).toMatchObject({ citation_title: '论兼爱', citation_language: 'zh-Hans' });
    expect(Object.keys(tags)).not.toContain('dcterms.alternative');
    expect(Object.keys(tags)).not.toContain('z:extra');
  });
});

describe('scholarlyArticle', () => {
  const [zh, en] = [
    scholarlyArticle(essay, cited, { lang: 'zh', site }),
    scholarlyArticle(essay, cited, { lang: 'en', site }),
  ];

  it.each([
    ['Chinese', zh],
    ['English', en],
  ])('has what an article needs in %s, with whole addresses and ISO dates', (_lang, data) => {
    const parsed: unknown = JSON.parse(jsonLdText(data));
    for (const key of ['@context', '@type', 'headline', 'author', 'datePublished', 'inLanguage', 'url', 'citation']) {
      expect(parsed).toHaveProperty([key]);
    }
    const addresses = ['@id', 'url', 'isBasedOn', 'sameAs', '@context'].flatMap((key) => valuesOf(parsed, key));
    for (const address of addresses) expect(String(address)).toMatch(/^https:\/\//);
    for (const date of ['datePublished', 'dateModified'].flatMap((key) => valuesOf(parsed, key)))
      expect(String(date)).toMatch(/^\d{4}(?:-\d{2}-\d{2})?$/);
  });

  it('binds the two texts to each other', () => {
    expect(zh.workTranslation).toMatchObject({ '@id': en['@id'], headline: 'On Care: A Note', inLanguage: 'en' });
    expect(en.translationOfWork).toMatchObject({ '@id': zh['@id'], headline: '论兼爱：一个注', inLanguage: 'zh-Hans' });
    expect(en.translator).toEqual([
      { '@type': 'Person', name: 'Jane Doe', familyName: 'Doe', givenName: 'Jane' },
      { '@type': 'Person', name: 'Roe' },
    ]);
    expect(zh).not.toHaveProperty('translator');
  });

  it('lists each work that is cited once, and no notes', () => {
    expect(zh.citation).toEqual([
      {
        '@type': 'ScholarlyArticle',
        name: '挑战 X',
        author: [{ '@type': 'Person', name: '陈琪', familyName: '陈', givenName: '琪' }, { name: '静静' }],
        datePublished: '2024',
      },
      { '@type': 'WebPage', name: '</script><script>', url: 'https://example.com/c' },
    ]);
  });

  it('states a licence only where the author does', () => {
    expect(zh.license).toEqual({ '@type': 'CreativeWork', name: 'CC BY 4.0' });
    expect(scholarlyArticle(untranslated, [], { lang: 'zh', site })).not.toHaveProperty('license');
  });

  it('cannot end the element it stands in', () => {
    expect(jsonLdText(zh)).not.toContain('<');
    expect(JSON.parse(jsonLdText(zh))).toEqual(zh);
  });
});
