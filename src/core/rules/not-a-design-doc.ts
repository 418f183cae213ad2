import { wholeDocument } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD002",
  name: "not-a-design-doc",
  about: "An undeclared document does not look like an ML design doc, so it is not judged as one.",
  severity: { default: "information" },
  phase: "gate",
  since: "0.1.0",
  messages: {
    unlike:
      "This does not look like an ML design doc, so nothing else was checked: if it is one, add `ml-design-doc: <framework>` to its front matter.",
  },
  check(reading, report) {
    if (reading.declaration.isDeclared || reading.isLikely) return;
    report({ message: "unlike", range: wholeDocument(reading) });
  },
});
