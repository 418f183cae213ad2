import { wholeDocument } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD001",
  name: "configuration-invalid",
  about: "What the editor or the command line was configured with can't be used.",
  severity: { default: "warning" },
  phase: "declaration",
  since: "0.1.0",
  messages: { invalid: "{{problem}}" },
  check(reading, report) {
    for (const problem of reading.configurationProblems) {
      report({ message: "invalid", data: { problem }, range: wholeDocument(reading) });
    }
  },
});
