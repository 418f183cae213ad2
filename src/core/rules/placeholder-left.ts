import { endsAsQuestion, placeholdersIn } from "../facts/stance";
import type { Unit } from "../facts/units";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD107",
  name: "placeholder-left",
  about: "A placeholder such as TODO, TBD, ??? or ____ stands where content should.",
  severity: { default: "warning", concept: "information", pilot: "error", production: "error" },
  since: "0.1.0",
  options: {
    allow: { about: "Words that are no placeholders here, such as the name of a product.", default: [] },
  },
  messages: {
    left: "Placeholder “{{placeholder}}” left: decide it, or make it an open question with an owner.",
  },
  check({ facts, checklist }, report, { allow }) {
    const allowed = new Set((allow as readonly string[]).map((word) => word.toLowerCase()));
    const columns = new Set<number>();
    for (const unit of facts.placeholders) {
      if (unit.block.kind === "code") continue;
      // The finding about a section that holds nothing but placeholders says so already.
      const { topics, stance } = facts.contexts.of(unit.label);
      // What is out of scope or put off may stay open, and a question may name an unknown.
      if (stance !== "asserted" && stance !== "placeholder") continue;
      if ((endsAsQuestion(unit.text) && !unit.text.includes("???")) || isAndSoOn(unit)) continue;
      // An open question is what such a section is for.
      if (topics.includes("open-questions")) continue;
      const isTold = topics.length > 0 && topics.every((id) => checklist.topics.get(id)!.status === "stub");
      if (isTold && unit.label.kind === "heading") continue;
      // A column that is open in every row is one thing to decide.
      if (unit.label.kind === "column" && columns.has(unit.label.range.start)) continue;
      if (unit.label.kind === "column") columns.add(unit.label.range.start);
      for (const { start, end } of placeholdersIn(unit.text)) {
        if (allowed.has(unit.text.slice(start, end).toLowerCase())) continue;
        report({
          message: "left",
          data: { placeholder: unit.text.slice(start, end) },
          range: unit.place(start, end),
        });
      }
    }
  },
});

/** Dots in a cell or after a label: the rows of the table, or the words of an example, go on like this. */
function isAndSoOn({ block, label, text }: Unit): boolean {
  return (block.kind === "cell" || label.kind === "line") && /^[.…]+$/.test(text);
}
