import { DIRECTIVES } from "../document/directives";
import { titleOf, type DesignDocument, type DirectiveScope, type Section } from "../document/model";
import { parse } from "../document/parse";
import { blockAt, bodyStart, shapeOf } from "../document/places";
import type { Finding } from "../rules/rule";
import { lineEnding } from "../text/lines";
import { applyEdits, type TextEdit } from "../text/textEdit";

/** What of a finding its suppression depends on. */
type Place = Pick<Finding, "code" | "range">;

/** How far a suppression of a finding may reach. What lies in the front matter has no line or section of its own. */
export function suppressionScopes(document: DesignDocument, { range }: Place): DirectiveScope[] {
  const start = bodyStart(document);
  if (range.start < start || document.text.slice(start).trim() === "") return ["file"];
  return sectionAt(document, range.start) ? ["next-line", "section", "file"] : ["next-line", "file"];
}

/**
 * The edit that suppresses a finding by a comment which gives the reason. Undefined where no comment can be put so
 * that every block around it stays as it is.
 */
export function suppressionEdit(
  document: DesignDocument,
  finding: Place,
  scope: DirectiveScope,
  reason: string,
): TextEdit | undefined {
  const comment = `<!-- ${DIRECTIVES[scope]} ${finding.code} -- ${inComment(reason)} -->`;
  const shape = shapeOf(document);
  return candidates(document, finding, scope, comment).find((edit) => {
    const changed = parse(applyEdits(document.text, [edit]));
    const { start } = finding.range;
    const at = start < edit.range.start ? start : start + edit.newText.length;
    const isCovered = changed.directives.some(
      (directive) =>
        directive.scope === scope && directive.covers.start <= at && at < Math.max(directive.covers.end, 1),
    );
    return isCovered && shapeOf(changed) === shape;
  });
}

/** A reason that neither ends the comment nor breaks the line. */
function inComment(reason: string): string {
  return reason.replaceAll(/-->/g, "->").replaceAll(/\s+/g, " ").trim();
}

function candidates(
  document: DesignDocument,
  { range }: Place,
  scope: DirectiveScope,
  comment: string,
): TextEdit[] {
  switch (scope) {
    case "next-line":
      return beforeBlock(document, range.start, comment);
    case "section": {
      const section = sectionAt(document, range.start);
      return section ? belowHeading(document, section, comment) : [];
    }
    case "file":
      return [atTheTop(document, comment)];
  }
}

function beforeBlock(document: DesignDocument, offset: number, comment: string): TextEdit[] {
  const { lines, text } = document;
  const block = blockAt(document, lines.lineAt(offset));
  if (!block) return [];
  const newline = lineEnding(text);
  const start = Math.max(lines.start(block.first), bodyStart(document));
  return block.indents.map((indent) => {
    // Headings and tables stand apart from what is above them.
    const gap = indent === "" && block.kind !== "other" ? newline : "";
    return {
      range: { start, end: start },
      newText: `${indent.replace("\uFEFF", "")}${comment}${newline}${gap}`,
    };
  });
}

function belowHeading(document: DesignDocument, section: Section, comment: string): TextEdit[] {
  const { lines, text } = document;
  const heading = blockAt(document, lines.lineAt(section.label.range.start));
  if (!heading) return [];
  const newline = lineEnding(text);
  const at = lines.end(heading.end - 1);
  const isFollowed = heading.end < lines.count && lines.text(heading.end).trim() !== "";
  const newText = `${newline}${newline}${comment}${isFollowed ? newline : ""}`;
  return [{ range: { start: at, end: at }, newText }];
}

function atTheTop(document: DesignDocument, comment: string): TextEdit {
  const { text, lines } = document;
  const newline = lineEnding(text);
  const body = bodyStart(document);
  const written = text.slice(body).search(/\S/);
  if (written < 0) {
    const lead = body > 0 && !/[\r\n\uFEFF]$/.test(text) ? newline : "";
    return { range: { start: text.length, end: text.length }, newText: `${lead}${comment}${newline}` };
  }
  const start = Math.max(body, lines.start(lines.lineAt(body + written)));
  return { range: { start, end: start }, newText: `${comment}${newline}${newline}` };
}

/** The innermost section with a heading of its own; the document's title heads the file, not a section. */
function sectionAt(document: DesignDocument, offset: number): Section | undefined {
  const title = titleOf(document);
  let section = document.sections.findLast(({ range }) => range.start <= offset && offset < range.end);
  while (section && section.label.kind !== "heading") section = section.parent;
  return section && section !== title && section.level > 0 ? section : undefined;
}
