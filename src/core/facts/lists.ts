/** The one empty list: most lists of most units stay empty, and share it. */
export const NONE: readonly never[] = [];

/** Adds an item to a list that only its owner holds, the shared empty one excepted. */
export function append<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list === NONE) return [item];
  (list as Item[]).push(item);
  return list;
}
