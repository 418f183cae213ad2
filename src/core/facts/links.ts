import type { DesignDocument } from "../document/model";
import type { Range } from "../text/lines";

/** An address that the text points to. */
export interface Link {
  /** As written. */
  readonly target: string;
  /** The words that lead there; empty for a bare address. */
  readonly words: string;
  /** Where the target stands. */
  readonly range: Range;
}

/** The target of a link in Markdown, or a bare address; the bounds keep the search linear. */
const TARGET = /\]\(\s*<?([^\s()<>]{1,2000})|https?:\/\/[^\s<>"'`\])]{1,2000}/g;
/** The words of a link are no longer. */
const LONGEST_WORDS = 200;

/** The links of a document in its order, those in code and comments left out. */
export function linksOf({ text, blocks }: Pick<DesignDocument, "text" | "blocks">): Link[] {
  const shown = blocks.filter(({ kind }) => kind === "code" || kind === "comment");
  let next = 0;
  return Array.from(text.matchAll(TARGET)).flatMap((match) => {
    const [whole, target = whole] = match;
    const start = match.index + whole.length - target.length;
    while (next < shown.length && shown[next]!.range.end <= start) next++;
    const hidden = shown[next];
    if (hidden && hidden.range.start <= start) return [];
    const words = target === whole ? "" : wordsBefore(text, match.index);
    return [{ target, words, range: { start, end: start + target.length } }];
  });
}

/** What stands in the brackets that close at an offset. */
function wordsBefore(text: string, closing: number): string {
  const before = text.slice(Math.max(0, closing - LONGEST_WORDS), closing);
  const opening = before.lastIndexOf("[");
  return opening < 0 ? "" : before.slice(opening + 1);
}
