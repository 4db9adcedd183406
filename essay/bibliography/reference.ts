import type { Position } from 'unist';

/** A person (family, given, particles, suffix) or an institution (`literal`), as CSL-JSON has it. */
export type CslName = Readonly<{
  family?: string;
  given?: string;
  literal?: string;
  suffix?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  'comma-suffix'?: boolean | string | number;
  'static-ordering'?: boolean | string | number;
  'parse-names'?: boolean | string | number;
}>;

/** Year, month, day; CSL allows numbers and numeric strings. */
export type CslDateParts = readonly [(number | string)?, (number | string)?, (number | string)?];

/** A date or a range of two. `circa` marks an estimate; `literal` is printed as it stands (`1865（清同治四年）`, `c1988`). */
export type CslDate = Readonly<{
  'date-parts'?: readonly CslDateParts[];
  season?: number | string;
  circa?: boolean | number | string;
  literal?: string;
  raw?: string;
}>;

/** The item types of CSL 1.0.2, in its own spelling. */
export const CSL_TYPES = [
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter'],
  ...['classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event'],
  ...['figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication'],
  ...['post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard'],
  ...['thesis', 'treaty', 'webpage'],
] as const;

export type CslType = (typeof CSL_TYPES)[number];

/** Variables that hold text. Several carry light markup (`<i>`, `<sup>`, `<span class="nocase">`) as Zotero writes it. */
export const TEXT_FIELDS = [
  ...['abstract', 'annote', 'archive', 'archive_collection', 'archive_location', 'archive-place', 'authority'],
  ...['call-number', 'citation-key', 'citation-label', 'collection-title', 'container-title', 'container-title-short'],
  ...['CSTR', 'dimensions', 'division', 'DOI', 'event', 'event-title', 'event-place', 'genre', 'ISBN', 'ISSN'],
  ...['journalAbbreviation', 'jurisdiction', 'keyword', 'language', 'license', 'medium', 'note'],
  ...['original-publisher', 'original-publisher-place', 'original-title', 'part-title', 'PMCID', 'PMID', 'publisher'],
  ...['publisher-place', 'references', 'reviewed-genre', 'reviewed-title', 'scale', 'shortTitle', 'source', 'status'],
  ...['title', 'title-short', 'URL', 'volume-title', 'year-suffix'],
] as const;

/** Variables that hold a number or a text with one. */
export const NUMBER_FIELDS = [
  ...['chapter-number', 'citation-number', 'collection-number', 'edition', 'first-reference-note-number', 'issue'],
  ...['locator', 'number', 'number-of-pages', 'number-of-volumes', 'page', 'page-first', 'part-number'],
  ...['printing-number', 'section', 'supplement-number', 'version', 'volume'],
] as const;

/** Variables that hold a list of people and bodies. */
export const NAME_FIELDS = [
  ...['author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator'],
  ...['director', 'editor', 'editorial-director', 'editor-translator', 'executive-producer', 'guest', 'host'],
  ...['illustrator', 'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer', 'recipient'],
  ...['reviewed-author', 'script-writer', 'series-creator', 'translator'],
] as const;

/** Variables that hold a date. */
export const DATE_FIELDS = [
  'accessed',
  'available-date',
  'event-date',
  'issued',
  'original-date',
  'submitted',
] as const;

type TextField = (typeof TEXT_FIELDS)[number];
type NumberField = (typeof NUMBER_FIELDS)[number];
export type NameField = (typeof NAME_FIELDS)[number];
type DateField = (typeof DATE_FIELDS)[number];

/** The variables of CSL 1.0.2, with `CSTR`, `volume-title` and `archive-place` as Chinese Zotero lists have them. */
export type CslFields = Readonly<
  Partial<Record<TextField, string>> &
    Partial<Record<NumberField, string | number>> &
    Partial<Record<NameField, readonly CslName[]>> &
    Partial<Record<DateField, CslDate>> & { type?: CslType; categories?: readonly string[]; custom?: unknown }
>;

/** One entry of a bibliography, ready for any CSL tool. */
export type CslItem = CslFields & Readonly<{ id: string; type: CslType }>;

/** What a reader is told where an entry looks damaged, in both languages. */
export type Doubt = Readonly<{ zh: string; en: string }>;

/**
 * An entry with what CSL cannot hold (`references.extra.yaml`):
 * `original` the author's own wording, `[n]` included; `en` the fields as a reader of English should see them;
 * `sameAs` the other entries that are the same work; `label` the number it bears in the source;
 * `kind: 'note'` a quoted sentence with its source, not a record; `doubt` what looks damaged in it.
 * `place` is its place in `references.yaml`, 1-based.
 */
export type Reference = CslItem &
  Readonly<{
    original?: string;
    en?: CslFields;
    sameAs?: readonly string[];
    label?: string;
    kind?: 'note';
    doubt?: Doubt;
    place: Position;
  }>;
