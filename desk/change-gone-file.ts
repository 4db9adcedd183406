import { hasErrors } from '../essay/check/report';
import { changeGone, type GoneChange, isChanged } from '../essay/gone';
import { readGoneFile } from '../library/list-gone';
import { writeWhole } from './write-whole';

/**
 * What a change of `gone.yaml` finds there: `changed` and `unchanged` say whether the file says already what it is to say;
 * `unreadable` that it is wrong, so that nobody can tell.
 */
export type GoneState = 'changed' | 'unchanged' | 'unreadable';

/** Whether `gone.yaml`, as it is now, says already what a change would have it say. */
export async function findGoneState(path: string, change: GoneChange): Promise<GoneState> {
  const { file, essays } = await readGoneFile(path);
  if (hasErrors(file)) return 'unreadable';
  return isChanged(essays, change) ? 'changed' : 'unchanged';
}

/**
 * Has `gone.yaml`, as it is now, say what a change says; a file that says it already is left alone.
 * @throws where the file is wrong: whoever calls has looked
 */
export async function changeGoneFile(path: string, change: GoneChange): Promise<void> {
  const { file, bytes, essays } = await readGoneFile(path);
  if (hasErrors(file)) throw new Error(`${path} cannot be read, so nothing can be written into it. Mend it first.`);
  if (!isChanged(essays, change)) await writeWhole(path, changeGone(bytes && new TextDecoder().decode(bytes), change));
}
