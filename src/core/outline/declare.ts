import { DECLARING_KEY, findFrontMatter } from "../document/frontMatter";
import { lineEnding } from "../text/lines";
import type { TextEdit } from "../text/textEdit";

/** The edit that declares a document a design doc: a line in its front matter, or a front matter of that one line. */
export function declare(text: string, framework: string): TextEdit {
  const newline = lineEnding(text);
  const line = `${DECLARING_KEY}: ${framework}${newline}`;
  const found = findFrontMatter(text);
  const start = found?.bodyRange.start ?? (text.startsWith("\uFEFF") ? 1 : 0);
  const newText = found ? line : `---${newline}${line}---${newline}${newline}`;
  return { range: { start, end: start }, newText };
}
