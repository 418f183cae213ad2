import { defineRule } from "./rule";

export default defineRule({
  code: "MLD108",
  name: "front-matter-invalid",
  about: "The front matter can't be read, or declares something that does not exist.",
  severity: { default: "warning" },
  phase: "declaration",
  fix: "fix",
  since: "0.1.0",
  messages: { invalid: "{{problem}}" },
  check({ declaration }, report) {
    for (const { message, range, fix } of declaration.problems) {
      const kind = fix?.isSafe ? "fix" : "suggestion";
      report({
        message: "invalid",
        data: { problem: message },
        range,
        fixes: fix ? [{ title: fix.title, kind, edit: fix.edit }] : [],
      });
    }
  },
});
