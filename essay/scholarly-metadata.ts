import { plainTitle } from './bibliography/markup-runs';
import { readDate } from './bibliography/read-date';
import type { CslName, CslType, Reference } from './bibliography/reference';
import { type CitedEssay, type CitedSite, citedName, essayAddress, wholeTitle } from './essay-citation';
import { LANG_TAG, type Lang } from './model';

type Options = Readonly<{ lang: Lang; site: CitedSite }>;

/** What JSON-LD is made of; absent fields are left out. */
export type JsonLd = Readonly<{ [key: string]: string | JsonLd | readonly (string | JsonLd)[] }>;

/**
 * The `<meta>` tags of an essay's page in one language, by name. `citation_*` are Highwire Press tags, which Google
 * Scholar (Inclusion Guidelines for Webmasters) and Zotero read. Zotero takes authors from them and no other roles, so the
 * translators and the title in the other language stand in `z:extra` too, in the lines that Zotero knows from its field
 * Extra; `z:itemType` keeps it from taking the page for a journal article.
 */
export function citationTags(essay: CitedEssay, { lang, site }: Options): Readonly<Record<string, string | string[]>> {
  const { slug, zh, en } = essay;
  const own = lang === 'en' && en ? en : zh;
  const shown: Lang = own === zh ? 'zh' : 'en';
  const other = en && wholeTitle(essay, shown === 'zh' ? 'en' : 'zh');
  const translators = shown === 'en' ? (en?.translators ?? []) : [];
  const address = essayAddress(site, slug, lang);
  return {
    citation_title: wholeTitle(essay, shown),
    citation_author: [...zh.authors],
    ...(translators.length > 0 && { citation_translator: [...translators] }),
    citation_publication_date: slashed(zh.published),
    citation_online_date: slashed(zh.published),
    citation_language: LANG_TAG[shown],
    citation_public_url: address,
    citation_fulltext_html_url: address,
    citation_publisher: site.name[lang],
    ...(own.summary && { citation_abstract: own.summary }),
    ...(other && { 'dcterms.alternative': other }),
    'z:itemType': 'webpage',
    'z:websiteTitle': site.name[lang],
    ...(shown === 'en' && { 'z:extra': extraLines(wholeTitle(essay, 'zh'), translators) }),
  };
}

/** `Translator: Doe || Jane`, as CSL variables are written in Zotero's Extra. */
function extraLines(original: string, translators: readonly string[]): string {
  const names = translators.map(citedName).map(({ family, given, literal }) => literal ?? `${family} || ${given}`);
  return [`Original Title: ${original}`, ...names.map((name) => `Translator: ${name}`)].join('\n');
}

/** Google Scholar asks for `2025/03/23`. */
const slashed = (date: string): string => date.replaceAll('-', '/');

/**
 * An essay's page as JSON-LD (schema.org): the text in one language as a ScholarlyArticle, bound to the text in the
 * other (`workTranslation`, `translationOfWork`), with the works it cites, each once. Addresses are whole.
 * @param cited the references that the text cites; of those that are the same work the first is listed
 */
export function scholarlyArticle(essay: CitedEssay, cited: readonly Reference[], { lang, site }: Options): JsonLd {
  const { slug, zh, en } = essay;
  const own = lang === 'en' && en ? en : zh;
  const shown: Lang = own === zh ? 'zh' : 'en';
  const text = (in_: Lang): JsonLd => ({
    '@type': 'ScholarlyArticle',
    '@id': essayAddress(site, slug, in_),
    headline: wholeTitle(essay, in_),
    inLanguage: LANG_TAG[in_],
  });
  const translators = shown === 'en' ? (en?.translators ?? []) : [];
  const other = en && text(shown === 'zh' ? 'en' : 'zh');
  return {
    '@context': 'https://schema.org',
    ...text(shown),
    ...(other && { alternativeHeadline: other.headline ?? '' }),
    url: essayAddress(site, slug, lang),
    author: zh.authors.map((name) => person(citedName(name))),
    ...(translators.length > 0 && { translator: translators.map((name) => person(citedName(name))) }),
    datePublished: zh.published,
    dateModified: zh.updated ?? zh.published,
    ...(own.summary && { abstract: own.summary }),
    ...(zh.license && { license: licence(zh.license) }),
    isPartOf: { '@type': 'WebSite', name: site.name[lang], url: site.address },
    ...(zh.source && { isBasedOn: zh.source }),
    ...(other && { [shown === 'en' ? 'translationOfWork' : 'workTranslation']: other }),
    citation: firstOfSame(cited).flatMap(citedWork),
  };
}

/** JSON-LD as the text of a data block: nothing in it can end the element. */
export const jsonLdText = (data: JsonLd): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const person = (name: CslName): JsonLd => ({
  '@type': 'Person',
  name: nameText(name),
  ...(name.family && name.given && { familyName: name.family, givenName: name.given }),
});

/** Schema.org wants an address; a licence in words is a work that is named so. */
const licence = (text: string): string | JsonLd =>
  /^https?:\/\//.test(text) ? text : { '@type': 'CreativeWork', name: text };

const firstOfSame = (references: readonly Reference[]): readonly Reference[] =>
  references.filter(({ id, sameAs = [] }) => {
    const first = references.find((one) => one.id === id || sameAs.includes(one.id));
    return first?.id === id;
  });

/** A work that is cited; a note with its source is none. */
function citedWork(reference: Reference): readonly JsonLd[] {
  const { title, author, issued, URL: url, DOI: doi } = reference;
  if (!title || reference.kind === 'note') return [];
  const date = readDate(issued);
  return [
    {
      '@type': WORK_TYPES[reference.type] ?? 'CreativeWork',
      name: plainTitle(title),
      // A name of one part may be a person's or an institution's: it is left untyped.
      ...(author?.length && { author: author.map((name) => (name.family ? person(name) : { name: nameText(name) })) }),
      ...(date?.kind === 'date' && { datePublished: String(date.start.year) }),
      ...(doi ? { sameAs: `https://doi.org/${encodeURI(doi)}` } : url && { url }),
    },
  ];
}

const WORK_TYPES: Readonly<Partial<Record<CslType, string>>> = {
  ...{ 'article-journal': 'ScholarlyArticle', 'article-magazine': 'Article', 'article-newspaper': 'NewsArticle' },
  ...{ book: 'Book', chapter: 'Chapter', dataset: 'Dataset', legislation: 'Legislation', report: 'Report' },
  ...{ thesis: 'Thesis', webpage: 'WebPage' },
};

/** As the name is read: Chinese with the family name first, without a space. */
function nameText(name: CslName): string {
  const { family, given, literal } = name;
  if (!family) return literal ?? given ?? '';
  if (/\p{Script=Han}/u.test(family)) return `${family}${given ?? ''}`;
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  return [given, ...particles, family, name.suffix].filter(Boolean).join(' ');
}
