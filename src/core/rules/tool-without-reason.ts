import type { Unit } from "../facts/units";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD911",
  name: "tool-without-reason",
  about: "A tool is chosen, and the sentence says neither why nor what for.",
  severity: { default: "hint", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { bare: "Why {{tool}}? Say which need or figure speaks for it, or that it is there already." },
  check(reading, report) {
    const told = new Set<Unit>();
    for (const { unit, start, end, stance, isBare } of reading.facts.systems) {
      if (!isBare || stance !== "asserted" || unit.block.kind === "code" || told.has(unit)) continue;
      told.add(unit);
      const tool = unit.text.slice(start, end);
      report({
        message: "bare",
        data: { tool },
        range: unit.place(start, end),
        fixes: askBeside(
          reading,
          unit,
          `Which need or figure speaks for ${tool}, and what was the alternative?`,
        ),
      });
    }
  },
});
