import { wholeDocument } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD003",
  name: "language-not-readable",
  about: "The document is in a language that the reader has no words for.",
  severity: { default: "information" },
  phase: "gate",
  since: "0.1.0",
  messages: {
    unreadable:
      "This document is in a language that can't be read yet (English, Russian and Chinese can), so its content was not checked.",
  },
  check(reading, report) {
    if (reading.facts.language === "other") report({ message: "unreadable", range: wholeDocument(reading) });
  },
});
