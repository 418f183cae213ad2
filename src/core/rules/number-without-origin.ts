import { namesOrigin } from "../facts/definitions";
import type { Fact } from "../facts/factList";
import { sectionAround } from "./places";
import { askUnder } from "./questions";
import { defineRule, type Reading } from "./rule";

const TOPIC = "requirements-scale";

export default defineRule({
  code: "MLD208",
  name: "number-without-origin",
  about: "The numbers of the load are given without a word on where they come from.",
  severity: { default: "hint", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { bare: "Where do these numbers come from? Say whether they are measured, given or assumed." },
  check(reading, report) {
    const loads = (reading.facts.byTopic.get(TOPIC) ?? []).filter((fact) => isLoad(fact, reading));
    const [first] = loads;
    if (!first || new Set(loads.map(({ unit }) => unit)).size < FEWEST) return;
    if (reading.facts.traits.has("interview")) return;
    const section = sectionAround(reading, first.unit);
    if (!section) return;
    const { document } = reading;
    // A word on one of them speaks for all.
    if (document.blocks.slice(section.firstBlock, section.lastBlock).some(namesOrigin)) return;
    if (namesOrigin({ content: section.label.text, label: section.label })) return;
    const question = "Which of these numbers is measured, on what, and which is assumed?";
    report({ message: "bare", range: first.unit.range, fixes: askUnder(reading, section, [question]) });
  },
});

/** One number alone is mostly a limit. */
const FEWEST = 2;

function isLoad({ slot, stance, unit }: Fact, { facts }: Reading): boolean {
  return (
    slot === "load" &&
    stance === "asserted" &&
    unit.block.kind !== "heading" &&
    unit.block.kind !== "code" &&
    /\d/.test(unit.text) &&
    facts.contexts.of(unit.label).own === TOPIC
  );
}
