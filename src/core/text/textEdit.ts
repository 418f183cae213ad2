import type { Range } from "./lines";

/** Replaces a range of a text; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * Applies edits to a text. Where two overlap, the later in the text is left out, so that applying the fixes of a
 * document again and again ends with all of them.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = "";
  let done = 0;
  for (const { range, newText } of inOrder) {
    if (range.start < done) continue;
    result += text.slice(done, range.start) + newText;
    done = range.end;
  }
  return result + text.slice(done);
}
