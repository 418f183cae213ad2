import type { Label } from "../document/model";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

/** Where a quality is a requirement; elsewhere such words only tell a story. */
const REQUIRING = new Set(["business-goal", "requirements-scale", "online-metrics", "serving"]);

export default defineRule({
  code: "MLD909",
  name: "vague-quality",
  about: "A goal or a requirement names a quality without a number: fast, scalable, robust.",
  severity: { default: "hint", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { vague: "“{{word}}” can't be checked: say how much, measured how." },
  check(reading, report) {
    const { facts } = reading;
    const told = new Set<unknown>();
    for (const { unit, start, end } of facts.vague) {
      const { own } = facts.contexts.of(unit.label);
      // One in each section shows what is meant.
      const section = sectionLabel(unit.label);
      if (!own || !REQUIRING.has(own) || unit.block.kind === "code" || told.has(section)) continue;
      told.add(section);
      const word = unit.text.slice(start, end);
      report({
        message: "vague",
        data: { word },
        range: unit.place(start, end),
        fixes: askBeside(reading, unit, `How much is “${word}”, and how is it measured?`),
      });
    }
  },
});

function sectionLabel(label: Label): Label {
  let above = label;
  while (above.kind !== "heading" && above.parent) above = above.parent;
  return above;
}
