import { stepsOfHeading } from "../facts/context";
import { wholeDocument } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD004",
  name: "untouched-template",
  about: "The document is a template that nobody has written in yet.",
  severity: { default: "information" },
  phase: "gate",
  since: "0.1.0",
  messages: {
    blank: "Nothing is written here yet: findings come as you write.",
    untouched:
      "Nothing is written here yet: {{sections}} to fill. Start with “{{first}}”; findings come as you write.",
  },
  check(reading, report) {
    const { document, facts, checklist, framework } = reading;
    const states = [...checklist.topics.values()];
    if (states.some(({ status }) => status === "partial" || status === "complete")) return;
    const named = states.filter(({ status }) => status === "stub").length;
    // The document's title and other headings that name no part of a design are not there to be filled.
    const headings = document.sections.filter(({ label }) => {
      const isStep =
        framework.framework &&
        stepsOfHeading(label.text, framework.framework, undefined, facts.contexts.own).length > 0;
      return label.kind === "heading" && (isStep || facts.contexts.of(label).topics.length > 0);
    });
    const isBlank =
      document.sections.length <= 1 &&
      document.blocks.every(({ kind }) => kind === "heading" || kind === "comment");
    if (!isBlank && (named < FEWEST_TOPICS || headings.length < FEWEST_TOPICS)) return;
    const steps = checklist.steps.length;
    const count = steps > 0 ? steps : headings.length;
    const first = checklist.steps[0]?.step.title ?? headings[0]?.label.text;
    report({
      message: first === undefined ? "blank" : "untouched",
      data: { sections: `${count} section${count === 1 ? "" : "s"}`, first: first ?? "" },
      range: wholeDocument(reading),
    });
  },
});

/** With fewer, a short document has just been begun: then its gaps are worth naming one by one. */
const FEWEST_TOPICS = 3;
