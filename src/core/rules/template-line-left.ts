import { topicsFilled } from "./places";
import type { Block, DesignDocument } from "../document/model";
import type { TemplateLine } from "../facts/templateLines";
import type { Range } from "../text/lines";
import { removeComment } from "./removeComment";
import { defineRule, type Fix, type Reading } from "./rule";

export default defineRule({
  code: "MLD106",
  name: "template-line-left",
  about: "A question or an instruction of the template still stands in the text.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    visible: "This line is the template's, not yours: answer it or take it out.",
    comments: "{{count}} of the template still stand in sections that are written: take them out.",
  },
  check(reading, report) {
    const { facts } = reading;
    const left = facts.templateLines.filter(({ block }) => block.kind !== "comment");
    for (const { range } of left) report({ message: "visible", range });
    const answered = facts.templateLines.filter(
      ({ block }) => block.kind === "comment" && topicsFilled(reading, block.label),
    );
    const [first, ...others] = answered;
    if (!first) return;
    report({
      message: "comments",
      data: { count: answered.length === 1 ? "1 question" : `${answered.length} questions` },
      range: first.range,
      related: others.map(({ range }) => ({ message: "Also the template's", range })),
      fixes: offerRemoval(reading, answered),
      atMost: "hint",
    });
  },
});

/** Takes out the first comment that holds nothing but lines of the template. */
function offerRemoval({ document }: Reading, lines: readonly TemplateLine[]): Fix[] {
  const comment = lines.map(({ block }) => block).find((block) => isTemplates(document, block, lines));
  if (!comment) return [];
  const edit = removeComment(document, wholeOf(document, comment));
  return [{ title: "Remove the template's comment", kind: "suggestion", edit }];
}

function isTemplates(document: DesignDocument, block: Block, lines: readonly TemplateLine[]): boolean {
  const { start, end } = wholeOf(document, block);
  const [, written] = /^<!--([^]*)-->$/.exec(document.text.slice(start, end)) ?? [];
  const rows = (written ?? "").split("\n").filter((row) => row.trim() !== "");
  return written !== undefined && rows.length === lines.filter((line) => line.block === block).length;
}

/** A comment from its first mark to its last: what it holds is blank in the block. */
function wholeOf({ text }: DesignDocument, block: Block): Range {
  const start = block.source(0);
  const written = text.slice(start, block.source(block.content.length));
  const lead = written.length - written.trimStart().length;
  return { start: start + lead, end: start + written.trimEnd().length };
}
