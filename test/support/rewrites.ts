import type { TextEdit } from "../../src/core/index";

const NUMBER = /^\d[\d.,\u00a0\u202f ]*$/;

/**
 * Whether a change that replaces text leaves what the author wrote: a section moved line by line, a box unticked, a
 * comment of the template taken out, a number computed anew, a column put behind the lines of a table. Any other change
 * inserts.
 */
export function isSoundRewrite(text: string, { range, newText }: TextEdit, title: string): boolean {
  const replaced = text.slice(range.start, range.end);
  if (NUMBER.test(replaced) && NUMBER.test(newText)) return true;
  if (title.startsWith('Move "')) return sortedLines(replaced) === sortedLines(newText);
  if (title.startsWith('Add a column "')) return goesOnIn(replaced, newText);
  if (title === "Untick the box") return /^x$/i.test(replaced) && newText === " ";
  return (
    title === "Remove the template's comment" && newText === "" && /^[\s>]*<!--[^]*-->\s*$/.test(replaced)
  );
}

/** Whether each line begins as it was. */
function goesOnIn(replaced: string, newText: string): boolean {
  const after = newText.split(/\r?\n/);
  const before = replaced.split(/\r?\n/);
  return before.length === after.length && before.every((line, at) => after[at]!.startsWith(line.trimEnd()));
}

function sortedLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  return lines
    .filter((line) => line !== "")
    .sort()
    .join("\n");
}
