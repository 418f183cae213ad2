import type { DesignDocument } from "../document/model";
import type { Range } from "../text/lines";
import type { TextEdit } from "../text/textEdit";

/** The edit that takes a comment out of a text and leaves every block around it as it is. */
export function removeComment(
  { text, lines }: Pick<DesignDocument, "text" | "lines">,
  comment: Range,
): TextEdit {
  const first = lines.lineAt(comment.start);
  const last = lines.lineAt(comment.end);
  const before = text.slice(lines.start(first), comment.start);
  const after = text.slice(comment.end, lines.end(last));
  const isAlone = after.trim() === "" && /^[\s>\uFEFF]*$/.test(before);
  // Within a line, one of the spaces around the comment goes with it; what the line begins with stays.
  if (!isAlone) {
    const isSpaced = /\S[ \t]$/.test(before) && (after.trim() === "" || /^\s/.test(after));
    return { range: { start: comment.start - (isSpaced ? 1 : 0), end: comment.end }, newText: "" };
  }
  const above = first > 0 ? plainLine(lines.text(first - 1)) : "";
  const below = last + 1 < lines.count ? plainLine(lines.text(last + 1)) : "";
  const isDivider = above !== "" && below !== "" && !beginsBlock(below, before) && !above.startsWith("#");
  // Text above and below would run together: the line stays, empty but for its quote marks.
  if (isDivider) return { range: comment, newText: "" };
  // Of the blank lines on both sides one goes with the comment.
  const end = lines.start(above === "" && below === "" ? last + 2 : last + 1);
  const start = lines.start(first) + (/^\uFEFF/.test(before) ? 1 : 0);
  return { range: { start, end: Math.max(end, comment.end) }, newText: "" };
}

/** A line without white space and quote marks around it. */
function plainLine(line: string): string {
  return line.replace(/^[\s>\uFEFF]+/, "").trim();
}

/** Whether a line begins a block whatever stands above it. In a list, which an indent tells, any item does. */
function beginsBlock(line: string, indent: string): boolean {
  if (/^#{1,6}\s|^[-+*]\s+[^\s-+*_]|^1[.)]\s+\S/.test(line)) return true;
  return indent.endsWith("  ") && /^\d{1,9}[.)]\s+\S/.test(line);
}
