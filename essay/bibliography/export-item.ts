import { parseEdtf } from './read-date';
import {
  type CslDate,
  type CslDateParts,
  type CslFields,
  type CslItem,
  DATE_FIELDS,
  NAME_FIELDS,
  NUMBER_FIELDS,
  type Reference,
  TEXT_FIELDS,
} from './reference';
import { withoutNumber } from './same-words';

/**
 * An entry as it leaves the site: CSL 1.0.2 and nothing of ours (`original`, `en`, `place`), in one order of fields.
 * Numbers become text, the parts of dates numbers, a `raw` date is read (EDTF); what is empty is left out. An entry
 * without a title carries the author's own wording as its note, so that it says something wherever it is read.
 */
export function exportItem(reference: CslItem & Pick<Partial<Reference>, 'original'>): CslItem {
  const { id, type, title, note, original } = reference;
  const wording = title || original === undefined ? undefined : withoutNumber(original);
  const fields: CslFields = {
    ...pick([...TEXT_FIELDS, ...NUMBER_FIELDS], (key) => text(reference[key])),
    ...pick(NAME_FIELDS, (key) => (reference[key]?.length ? reference[key] : undefined)),
    ...pick(DATE_FIELDS, (key) => reference[key] && exportDate(reference[key])),
    ...(wording && { note: note ? `${note}\n${wording}` : wording }),
  };
  return { id, type, ...fields };
}

const text = (value: string | number | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : String(value);

function pick<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value | undefined,
): Partial<Record<Key, Value>> {
  const found = keys.map((key) => [key, read(key)] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries(found) as Partial<Record<Key, Value>>; // the keys are those that were asked for
}

/** A date in CSL's parts where it is one: numbers, and `[0]` for the end of a range that is open. */
function exportDate(date: CslDate): CslDate {
  const { raw, ...rest } = date;
  if (raw !== undefined && !rest['date-parts']) return { ...rest, ...(parseEdtf(raw) ?? { literal: raw }) };
  if (!rest['date-parts']) return rest;
  return { ...rest, 'date-parts': rest['date-parts'].map(numbers) };
}

const numbers = (parts: CslDateParts): CslDateParts =>
  parts.filter((part) => part !== undefined).map(Number) as unknown as CslDateParts; // as many parts as before
