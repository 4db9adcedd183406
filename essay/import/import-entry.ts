import type { CslFields, CslType } from '../bibliography/reference';

/** A place where a parsed entry may be wrong: why, and the offset in its text where known. */
type EntryDoubt = Readonly<{ reason: string; offset?: number }>;

/** An entry of a list of references in the input. `label` is its number as written, without brackets; `number` one that its list gives it. */
export type ImportEntry = Readonly<{
  label?: string;
  number?: number;
  line?: number;
  original: string;
  item: CslFields & Readonly<{ type: CslType }>;
  /** The fields of the English form that follows a Chinese entry. */
  en?: CslFields;
  doubts: readonly EntryDoubt[];
  kind?: 'note';
}>;

/** An entry under the key by which the text cites it. */
export type KeyedEntry = ImportEntry & Readonly<{ key: string }>;
