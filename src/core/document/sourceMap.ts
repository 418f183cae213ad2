/** Maps offsets in a block's content to the text; each content line begins at a place of its own there. */
export function sourceMap(
  content: string,
  starts: readonly number[],
  limit: number,
): (offset: number) => number {
  const first = starts[0]!;
  if (starts.length === 1) return (offset) => Math.min(first + offset, limit);
  const contentStarts = [0];
  for (let at = content.indexOf("\n"); at >= 0; at = content.indexOf("\n", at + 1))
    contentStarts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = Math.min(contentStarts.length, starts.length) - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (contentStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.min(starts[low]! + offset - contentStarts[low]!, limit);
  };
}
