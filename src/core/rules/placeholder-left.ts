import { placeholdersIn } from "../facts/stance";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD107",
  name: "placeholder-left",
  about: "A placeholder such as TODO, TBD, ??? or ____ stands where content should.",
  severity: { default: "warning", concept: "information", pilot: "error", production: "error" },
  since: "0.1.0",
  messages: {
    left: "Placeholder “{{placeholder}}” left: decide it, or make it an open question with an owner.",
  },
  check({ document, facts, checklist }, report) {
    for (const unit of facts.units) {
      if (unit.stance !== "placeholder" || unit.block.kind === "code") continue;
      // The finding about a topic that is only a placeholder says so already.
      const { topics } = unit.context;
      const isTold = topics.length > 0 && topics.every((id) => checklist.topics.get(id)?.status === "stub");
      if (isTold && topics.some((id) => document.sections.some(({ label }) => label === unit.label && id)))
        continue;
      for (const { start, end } of placeholdersIn(unit.text)) {
        const range = {
          start: unit.block.source(unit.start + start),
          end: unit.block.source(unit.start + end),
        };
        report({ message: "left", data: { placeholder: unit.text.slice(start, end) }, range });
      }
    }
  },
});
