/**
 * From the places that things had, in the order in which they stand now, to the indexes of those that were moved: as few as
 * can be, so that the others stand in their old order. Of a section that was put before a longer one, the section is moved.
 *
 * @example listMoved([0, 2, 3, 1]) // Set { 3 }
 */
export function listMoved(places: readonly number[]): ReadonlySet<number> {
  // The longest run that ascends: `ends[n]` is the index at which one of n + 1 ends with the smallest place.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, place] of places.entries()) {
    const at = ends.findIndex((end) => (places[end] ?? 0) >= place);
    const length = at < 0 ? ends.length : at;
    before[index] = ends[length - 1];
    ends[length] = index;
  }
  const moved = new Set(places.keys());
  for (let index = ends.at(-1); index !== undefined; index = before[index]) moved.delete(index);
  return moved;
}
