import { topicsInHeading } from "../facts/context";
import type { Block } from "../document/model";
import { defineRule, type Fix } from "./rule";

export default defineRule({
  code: "MLD112",
  name: "ticked-without-evidence",
  about: "A box is ticked for a part of the design that the document says nothing of.",
  severity: { default: "information", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: {
    ticked:
      "This box is ticked, but the document says nothing of {{topic}}: write it down, or untick the box.",
  },
  check({ facts, checklist }, report) {
    for (const block of facts.ticked) {
      const { own } = topicsInHeading(block.content.trim());
      const state = own === undefined ? undefined : checklist.topics.get(own)!;
      if (state?.status !== "missing" && state?.status !== "stub") continue;
      report({
        message: "ticked",
        data: { topic: state.topic.title.toLowerCase() },
        range: block.range,
        fixes: [untick(block)],
      });
    }
  },
});

/** The box of an item is "[x]": its range begins there. */
function untick({ range: { start } }: Block): Fix {
  const edit = { range: { start: start + 1, end: start + 2 }, newText: " " };
  return { title: "Untick the box", kind: "suggestion", edit };
}
