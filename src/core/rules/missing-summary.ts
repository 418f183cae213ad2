import { topicOf } from "../knowledge/index";
import { openWithTopic } from "../outline/placement";
import { wholeDocument } from "./places";
import { defineRule, type Fix, type Reading } from "./rule";

const TOPIC = "summary";

export default defineRule({
  code: "MLD114",
  name: "missing-summary",
  about: "A long document has no summary.",
  severity: { default: "hint", interview: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  options: {
    characters: {
      about: "How long a text must be to need one, in characters; a Chinese one counts for three.",
      default: 7000,
    },
  },
  messages: {
    missing: "No summary: say at the top what is built, for whom, how success is known and what is decided.",
  },
  check(reading, report, { characters }) {
    const { facts, checklist } = reading;
    // Below a heading such as "Overview" its subsections may tell it, in words that we don't know.
    if (checklist.topics.get(TOPIC)!.status !== "missing" || facts.traits.has("interview")) return;
    const length = facts.trade.characters * (facts.language === "zh" ? 3 : 1);
    if (length < (characters as number)) return;
    report({
      message: "missing",
      range: wholeDocument(reading),
      topics: [TOPIC],
      fixes: [offerSummary(reading)],
    });
  },
});

function offerSummary({ document }: Reading): Fix {
  const { edit, snippet } = openWithTopic(document, topicOf(TOPIC));
  return { title: 'Insert section "Summary"', kind: "suggestion", edit, snippet };
}
