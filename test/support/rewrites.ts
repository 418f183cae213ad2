import type { TextEdit } from "../../src/core/index";

/**
 * Whether a change that replaces text leaves what the author wrote: a section moved line by line, a box unticked, a
 * comment of the template taken out. Any other change inserts.
 */
export function isSoundRewrite(text: string, { range, newText }: TextEdit, title: string): boolean {
  const replaced = text.slice(range.start, range.end);
  if (title.startsWith('Move "')) return sortedLines(replaced) === sortedLines(newText);
  if (title === "Untick the box") return /^x$/i.test(replaced) && newText === " ";
  return (
    title === "Remove the template's comment" && newText === "" && /^[\s>]*<!--[^]*-->\s*$/.test(replaced)
  );
}

function sortedLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  return lines
    .filter((line) => line !== "")
    .sort()
    .join("\n");
}
