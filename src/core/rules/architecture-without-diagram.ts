import { isPictured } from "../checklist/checklist";
import { insertDiagram } from "../outline/placement";
import { sectionOf, topicPlace } from "./places";
import { defineRule, type Fix, type Reading } from "./rule";

export default defineRule({
  code: "MLD110",
  name: "architecture-without-diagram",
  about: "The architecture is told in words only.",
  severity: { default: "information", concept: "off", interview: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: { undrawn: "The architecture has no diagram: draw the components and what flows between them." },
  check(reading, report) {
    const { facts, checklist } = reading;
    const state = checklist.topics.get("architecture")!;
    const isThere =
      sectionOf(reading, "architecture") && state.status !== "not-applicable" && state.status !== "stub";
    const isNamed = state.slots.some(({ slot, filledBy }) => slot.id === "diagram" && filledBy);
    if (!isThere || isPictured(state) || isNamed || facts.diagrams.length > 0) return;
    report({
      message: "undrawn",
      range: topicPlace(reading, "architecture"),
      topics: ["architecture"],
      fixes: offerDiagram(reading),
    });
  },
});

function offerDiagram(reading: Reading): Fix[] {
  const section = sectionOf(reading, "architecture");
  if (!section) return [];
  const { edit } = insertDiagram(reading.document, section);
  return [{ title: "Insert a diagram to fill in", kind: "suggestion", edit }];
}
