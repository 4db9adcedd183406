import type { FootnoteReference } from 'mdast';
import { type Marker, markersOf } from './markers';
import type { Block, CitationItem, CitationPlace, CitedWork, Lang, Note, NumberedNote, Pair } from './model';

/** How a marker stands in the page: its number in brackets, its id, and the how-manieth of its work or note it is. */
export type MarkerId = Readonly<{ id: string; number: number; marker: number }>;

/** The ids of all markers, by the citation item or the footnote reference in the text that it was found at. */
export type MarkerIds = Readonly<{
  citations: ReadonlyMap<CitationItem, MarkerId>;
  notes: ReadonlyMap<FootnoteReference, MarkerId>;
}>;

export type NumberedCitations = Readonly<{ works: CitedWork[]; notes: NumberedNote[]; markers: MarkerIds }>;

/** One place of a work or note, with its marker in each language. */
type Place = Readonly<{ key: string; pair?: Pair; zh?: Marker; en?: Marker }>;

const targetOf = (marker: Marker): string =>
  marker.kind === 'citation' ? marker.item.key : marker.reference.identifier;

/** Reads the markers of blocks in order; at its first reference a note's own markers follow, wherever notes nest. */
function readMarkers(blocks: readonly (Block | Note)[], notes: ReadonlyMap<string, Note>, read: Set<string>): Marker[] {
  return blocks.flatMap(markersOf).flatMap((marker): Marker[] => {
    if (marker.kind === 'citation') return [marker];
    const note = notes.get(marker.reference.identifier);
    if (note === undefined || read.has(note.label)) return [marker];
    read.add(note.label);
    return [marker, ...readMarkers([note], notes, read)];
  });
}

/** The markers of a pair's halves side by side: the second of a work in one language with its second in the other. */
function matchMarkers(
  pair: Pair | undefined,
  zh: readonly Marker[],
  en: readonly Marker[],
  kind: Marker['kind'],
): Place[] {
  const ofKind = (markers: readonly Marker[]): Marker[] => markers.filter((marker) => marker.kind === kind);
  const rest = ofKind(en);
  const places = ofKind(zh).map((marker): Place => {
    const at = rest.findIndex((other) => targetOf(other) === targetOf(marker));
    const other = at < 0 ? undefined : rest.splice(at, 1)[0];
    return { key: targetOf(marker), pair, zh: marker, en: other };
  });
  return [...places, ...rest.map((marker): Place => ({ key: targetOf(marker), pair, en: marker }))];
}

function byLabel(notes: readonly Note[], lang: Lang): Map<string, Note> {
  const index = new Map<string, Note>();
  for (const note of notes) if (note.lang === lang && !index.has(note.label)) index.set(note.label, note);
  return index;
}

/** All places of works, and of notes, in reading order; last those in notes that no text refers to. */
function listPlaces(pairs: readonly Pair[], notes: readonly Note[]): Readonly<{ works: Place[]; notes: Place[] }> {
  const zhNotes = byLabel(notes, 'zh');
  const enNotes = byLabel(notes, 'en');
  const read = { zh: new Set<string>(), en: new Set<string>() };
  const found = pairs.map((pair) => ({
    pair,
    zh: readMarkers(pair.zh, zhNotes, read.zh),
    en: readMarkers(pair.en, enNotes, read.en),
  }));
  const unread = (lang: Lang, index: ReadonlyMap<string, Note>): Marker[] =>
    [...index.values()].filter((note) => !read[lang].has(note.label)).flatMap((note) => markersOf(note));
  const all = [...found, { pair: undefined, zh: unread('zh', zhNotes), en: unread('en', enNotes) }];
  const match = (kind: Marker['kind']): Place[] => all.flatMap(({ pair, zh, en }) => matchMarkers(pair, zh, en, kind));
  return { works: match('citation'), notes: match('note') };
}

/** Numbers by first place: first what the source has (or a pair without source), then what only translations have. */
function numberKeys(places: readonly Place[], others: readonly string[] = []): Map<string, number> {
  const isLeading = ({ pair, zh }: Place): boolean => zh !== undefined || pair?.zh.length === 0;
  const keys = [...places.filter(isLeading), ...places].map((place) => place.key);
  return new Map([...new Set([...keys, ...others])].map((key, index) => [key, index + 1]));
}

function groupPlaces(places: readonly Place[]): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places) groups.set(place.key, [...(groups.get(place.key) ?? []), place]);
  return groups;
}

function describePlace({ pair, zh, en }: Place, index: number): CitationPlace {
  const cited = [zh, en].find((marker) => marker?.kind === 'citation');
  const locator = cited?.kind === 'citation' ? cited.item.locator : undefined;
  return {
    name: pair?.names[0] ?? '',
    ...(pair?.number === undefined ? {} : { number: pair.number }),
    marker: index + 1,
    ...(locator === undefined ? {} : { locator }),
    sentence: { ...(zh && { zh: zh.sentence }), ...(en && { en: en.sentence }) },
  };
}

function collectIds(groups: ReadonlyMap<string, readonly Place[]>, numbers: ReadonlyMap<string, number>): MarkerIds {
  const citations = new Map<CitationItem, MarkerId>();
  const notes = new Map<FootnoteReference, MarkerId>();
  for (const [key, places] of groups) {
    const number = numbers.get(key) ?? 0;
    places.forEach((place, index) => {
      for (const lang of ['zh', 'en'] as const) {
        const found = place[lang];
        const marker = index + 1;
        if (found?.kind === 'citation')
          citations.set(found.item, { id: `cite-${key}-${marker}-${lang}`, number, marker });
        if (found?.kind === 'note')
          notes.set(found.reference, { id: `noteref-${number}-${marker}-${lang}`, number, marker });
      }
    });
  }
  return { citations, notes };
}

/**
 * From an essay's pairs, named, and the notes of both languages to the works cited and the notes, each numbered by its first
 * place in the source (a translation's, where a pair has no source; last what only a translation cites), with all its
 * places. A citation within a note has the place of the note's first reference, and the note's own sentence. A note that no
 * text refers to is numbered after the others, without places; what it cites has a place whose name is empty.
 *
 * `markers` gives each marker in the page its id: `cite-<key>-<n>-<lang>` and `noteref-<number>-<n>-<lang>`, where n is the
 * `marker` of its place. The same place stands in the page once in each language, so the language is part of the id; a link
 * back from the bibliography goes to `cite-<key>-<place.marker>-<lang>` for each language that `place.sentence` has. The
 * maps are keyed by the very objects in the blocks and notes that were given.
 *
 * Source: GB/T 7714—2015 §10.1, numeric style: numbers in order of first citation.
 */
export function numberCitations(pairs: readonly Pair[], notes: readonly Note[]): NumberedCitations {
  const places = listPlaces(pairs, notes);
  const workNumbers = numberKeys(places.works);
  const noteNumbers = numberKeys(
    places.notes,
    notes.map((note) => note.label),
  );
  const workPlaces = groupPlaces(places.works);
  const notePlaces = groupPlaces(places.notes);
  const zhNotes = byLabel(notes, 'zh');
  const enNotes = byLabel(notes, 'en');
  const works = [...workNumbers].map(([key, number]) => ({
    key,
    number,
    places: (workPlaces.get(key) ?? []).map(describePlace),
  }));
  const numbered = [...noteNumbers].map(([label, number]) => ({
    label,
    number,
    zh: zhNotes.get(label),
    en: enNotes.get(label),
    places: (notePlaces.get(label) ?? []).map(describePlace),
  }));
  const markers = {
    citations: collectIds(workPlaces, workNumbers).citations,
    notes: collectIds(notePlaces, noteNumbers).notes,
  };
  return { works, notes: numbered, markers };
}
