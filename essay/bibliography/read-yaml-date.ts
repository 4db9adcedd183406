import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { findImpossible, parseEdtf } from './read-date';
import { describeNode, readYamlFields } from './read-yaml-fields';
import type { CslDate, CslDateParts } from './reference';
import type { YamlSource } from './yaml-source';

const KEYS = ['date-parts', 'year', 'month', 'day', 'season', 'circa', 'literal', 'raw'] as const;
const KNOWN: ReadonlyMap<string, string> = new Map(KEYS.map((key) => [key, key]));

/**
 * Reads a date in any form that pandoc and Zotero write: `2023-07-13` and other EDTF, `{ date-parts: [[2023, 7, 13]] }`,
 * `{ year: 2023, month: 7 }`, or a list of one or two such. Days that the calendar lacks, and ranges that end before
 * they begin, are errors at their line; then there is no date. Words become `literal`.
 */
export function readYamlDate(source: YamlSource, key: string, node: Node): CslDate | undefined {
  const date = readForm(source, key, node);
  const fault = date && findFault(date);
  if (!fault) return date;
  source.report('error', 'reference-dates-possible', node, `${fault} (${key})`);
  return undefined;
}

function readForm(source: YamlSource, key: string, node: Node): CslDate | undefined {
  if (isMap(node)) return readMap(source, node);
  if (isSeq(node)) {
    const days = (node.items as Node[]).map((item) => readForm(source, key, item)?.['date-parts']?.[0]);
    if (days.length > 0 && days.length <= 2 && days.every((day) => day !== undefined)) return { 'date-parts': days };
  }
  const text = isScalar(node) ? (typeof node.value === 'number' ? node.source : node.value) : undefined;
  if (typeof text !== 'string' || text.trim() === '') {
    source.report(
      'error',
      'reference-values-typed',
      node,
      `Unexpected ${describeNode(node)} as ${key}, expected a date such as 2023-07-13`,
    );
    return undefined;
  }
  const parsed = parseEdtf(text);
  if (parsed) return parsed;
  if (/^[\d\s./-]+$/.test(text)) {
    source.report(
      'error',
      'reference-dates-possible',
      node,
      `Unexpected date "${text}", expected a form such as 2023-07-13`,
    );
    return undefined;
  }
  return { literal: text };
}

function readMap(source: YamlSource, node: YAMLMap): CslDate | undefined {
  const fields = new Map(readYamlFields(source, node, 'a date', KNOWN).map(({ key, value }) => [key, value]));
  const scalar = (key: string): unknown => {
    const value = fields.get(key);
    return isScalar(value) ? value.value : undefined;
  };
  const parts = fields.has('date-parts') ? readParts(source, fields.get('date-parts') as Node) : readYear(scalar);
  const [season, circa, literal, raw] = [scalar('season'), scalar('circa'), scalar('literal'), scalar('raw')];
  if (!parts && typeof literal !== 'string' && typeof raw !== 'string') return undefined;
  return {
    ...(parts && { 'date-parts': parts }),
    ...((typeof season === 'string' || typeof season === 'number') && { season }),
    ...((typeof circa === 'string' || typeof circa === 'number' || typeof circa === 'boolean') && { circa }),
    ...(typeof literal === 'string' && { literal }),
    ...(typeof raw === 'string' && { raw }),
  };
}

function readParts(source: YamlSource, node: Node): readonly CslDateParts[] | undefined {
  const days = isSeq(node) ? (node.items as Node[]).map(readDayParts) : [];
  if (days.length > 0 && days.length <= 2 && days.every((day) => day !== undefined)) return days;
  source.report(
    'error',
    'reference-dates-possible',
    node,
    'Unexpected date-parts, expected one or two lists such as [[2023, 7, 13]]',
  );
  return undefined;
}

function readDayParts(node: Node): CslDateParts | undefined {
  if (!isSeq(node) || node.items.length < 1) return undefined;
  const values = node.items.map((item) => (isScalar(item) ? item.value : undefined));
  const sound = values.every((value) => typeof value === 'number' || typeof value === 'string');
  return sound ? (values as unknown as CslDateParts) : undefined; // its length is checked with the calendar
}

function readYear(scalar: (key: string) => unknown): readonly CslDateParts[] | undefined {
  const values = ['year', 'month', 'day']
    .map(scalar)
    .filter((value) => typeof value === 'number' || typeof value === 'string');
  return values.length > 0 && scalar('year') !== undefined ? [values as unknown as CslDateParts] : undefined;
}

function findFault(date: CslDate): string | undefined {
  const [start, end] = date['date-parts'] ?? [];
  const open = end?.length === 1 && (end[0] === 0 || end[0] === '');
  const fault = (start && findImpossible(start)) ?? (end && !open ? findImpossible(end) : undefined);
  if (fault || !start || !end || open) return fault;
  const order = (day: CslDateParts): number =>
    Number(day[0]) * 10_000 + Number(day[1] ?? 0) * 100 + Number(day[2] ?? 0);
  return order(end) < order([start[0], end[1] && start[1], end[2] && start[2]])
    ? `Unexpected range from ${start.join('-')} to ${end.join('-')}, expected its end after its beginning`
    : undefined;
}
