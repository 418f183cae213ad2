/**
 * Rows with the same keys in the same order, what a row leaves out being undefined. The engine finds a field of such
 * rows at one place, and of others by a search that costs more than what most readers of a row do with it.
 */
export function ofOneShape<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))] as (keyof Row)[];
  return rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key]])) as Row);
}
