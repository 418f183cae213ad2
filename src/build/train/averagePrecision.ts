/** How well scores put what is wanted first: the mean of the precision at each that is wanted; 1 is all of them first. */
export function averagePrecision(
  scored: readonly { readonly score: number; readonly isWanted: boolean }[],
): number {
  let found = 0;
  let sum = 0;
  for (const [index, { isWanted }] of scored.toSorted((a, b) => b.score - a.score).entries())
    if (isWanted) sum += ++found / (index + 1);
  return found === 0 ? 0 : sum / found;
}
