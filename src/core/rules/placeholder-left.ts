import { placeholdersIn } from "../facts/stance";
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
    for (const unit of facts.placeholders) {
      if (unit.block.kind === "code") continue;
      // The finding about a section that holds nothing but placeholders says so already.
      const { topics } = facts.contexts.of(unit.label);
      // An open question is what such a section is for.
      if (topics.includes("open-questions")) continue;
      const isTold = topics.length > 0 && topics.every((id) => checklist.topics.get(id)!.status === "stub");
      if (isTold && unit.label.kind === "heading") continue;
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
