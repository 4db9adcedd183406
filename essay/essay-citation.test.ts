import { describe, expect, it } from 'vitest';
import { runsToText } from './bibliography/runs';
import { type CitedEssay, citedName, citeEssay, essayAsCslItem, listEssayItems } from './essay-citation';

const site = { address: 'https://example.org', name: { zh: '书斋', en: 'Reading Room' } };
const essay: CitedEssay = {
  slug: 'on-care',
  zh: { title: '论兼爱', subtitle: '一个注', authors: ['张三'], published: '2025-03-23', updated: '2025-03-24' },
  en: { title: 'On Care', subtitle: 'A Note', translators: ['Doe, Jane'] },
};

describe('essayAsCslItem', () => {
  it('is the Chinese text', () => {
    expect(essayAsCslItem(essay, { lang: 'zh', site })).toEqual({
      id: 'on-care',
      type: 'webpage',
      title: '论兼爱：一个注',
      author: [{ literal: '张三' }],
      issued: { 'date-parts': [[2025, 3, 24]] },
      'container-title': '书斋',
      URL: 'https://example.org/zh/essays/on-care',
      language: 'zh-Hans',
    });
  });

  it('is the translation, with its translators and the title it was translated from', () => {
    expect(essayAsCslItem(essay, { lang: 'en', site })).toMatchObject({
      id: 'on-care-en',
      title: 'On Care: A Note',
      'original-title': '论兼爱：一个注',
      translator: [{ family: 'Doe', given: 'Jane' }],
      URL: 'https://example.org/en/essays/on-care',
      language: 'en',
    });
  });

  it('is nothing in English where nothing is translated', () => {
    expect(listEssayItems({ slug: 'on-care', zh: essay.zh }, site).map(({ id }) => id)).toEqual(['on-care']);
  });
});

describe('citeEssay', () => {
  it('cites the Chinese text by GB/T 7714 in the edition asked for', () => {
    expect(runsToText(citeEssay(essay, { site, edition: 2015 }).gbt7714)).toBe(
      '张三. 论兼爱：一个注[EB/OL]. (2025-03-24). https://example.org/zh/essays/on-care.',
    );
    expect(runsToText(citeEssay(essay, { site, edition: 2025 }).gbt7714)).toBe(
      '张三. 论兼爱：一个注[EB/OL]. （2025-03-24）. https://example.org/zh/essays/on-care.',
    );
  });

  it('cites the translation by Chicago', () => {
    expect(runsToText(citeEssay(essay, { site, edition: 2015 }).chicago)).toBe(
      '张三. “On Care: A Note.” Translated by Jane Doe. Reading Room. March 24, 2025. https://example.org/en/essays/on-care.',
    );
  });

  it('cites the Chinese text by Chicago where there is no translation', () => {
    expect(runsToText(citeEssay({ slug: 'on-care', zh: essay.zh }, { site, edition: 2015 }).chicago)).toContain(
      '论兼爱',
    );
  });
});

it('takes a name with a comma for a person’s', () => {
  expect(citedName('Doe, Jane')).toEqual({ family: 'Doe', given: 'Jane' });
  expect(citedName('Trifolium')).toEqual({ literal: 'Trifolium' });
  expect(citedName('A, B, and C')).toEqual({ literal: 'A, B, and C' });
});
