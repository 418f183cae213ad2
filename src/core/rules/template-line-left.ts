import { topicsFilled } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD106",
  name: "template-line-left",
  about: "A question or an instruction of the template still stands in the text.",
  severity: { default: "warning", concept: "information" },
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
      atMost: "hint",
    });
  },
});
