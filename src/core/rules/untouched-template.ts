import { stepOfHeading } from "../facts/context";
import { wholeDocument } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD004",
  name: "untouched-template",
  about: "The document is a template that nobody has written in yet.",
  severity: { default: "information" },
  since: "0.1.0",
  messages: {
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
      const isStep = framework.framework && stepOfHeading(label.text, framework.framework);
      return label.kind === "heading" && (isStep || facts.contexts.of(label).topics.length > 0);
    });
    if (named < FEWEST_TOPICS || headings.length < FEWEST_TOPICS) return;
    const first = checklist.steps[0]?.step.title ?? headings[0]!.label.text;
    const sections = `${headings.length} section${headings.length === 1 ? "" : "s"}`;
    report({ message: "untouched", data: { sections, first }, range: wholeDocument(reading) });
  },
});

/** With fewer, a short document has just been begun: then its gaps are worth naming one by one. */
const FEWEST_TOPICS = 3;
