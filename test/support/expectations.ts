import { analyse, type Finding } from "../../src/core/index";
import { findFrontMatter } from "../../src/core/document/frontMatter";
import { LineIndex, type Range } from "../../src/core/text/lines";

/**
 * An expectation stands on the line after the finding's first line: as an HTML comment, or inside the front matter,
 * where YAML has no such comments, as a `#` line. The range's text is a JSON string, so that it stays on one line.
 */
const EXPECTATION = /^\s*(?:<!--|#) expect (?:error|warning|information|hint) MLD\d{3} on ".*?"(?: -->)?\s*$/;

/** A fixture's text as an author would have written it. */
export function withoutExpectations(fixture: string): string {
  return fixture
    .split("\n")
    .filter((line) => !EXPECTATION.test(line))
    .join("\n");
}

/** A document with an expectation for each of its findings: what its fixture should be. */
export function withExpectations(
  document: string,
  findings: readonly Finding[] = analyse(document).findings,
): string {
  const lines = new LineIndex(document);
  const closingFence = lines.lineAt((findFrontMatter(document)?.range.end ?? 1) - 1);
  const isYaml = (line: number): boolean => findFrontMatter(document) !== undefined && line < closingFence;
  const after = new Map<number, string[]>();
  for (const { severity, code, range } of findings) {
    const line = lines.lineAt(range.start);
    const words = `expect ${severity} ${code} on ${quoted(document, range)}`;
    after.set(line, [...(after.get(line) ?? []), isYaml(line) ? `# ${words}` : `<!-- ${words} -->`]);
  }
  return document
    .split("\n")
    .flatMap((text, line) => [text, ...(after.get(line) ?? [])])
    .join("\n");
}

/** JSON may write any character as an escape: this one keeps the comment from ending early. */
function quoted(document: string, { start, end }: Range): string {
  return JSON.stringify(document.slice(start, end)).replaceAll("-->", "--\\u003e");
}
