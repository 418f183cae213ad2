import { stepsOfHeading } from "../facts/context";
import { askTopics } from "./questions";
import { ownBlocks } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD102",
  name: "empty-section",
  about: "A section has a heading and nothing under it.",
  severity: { default: "warning", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: { empty: "“{{title}}” is empty: write what was decided, or remove the heading." },
  check(reading, report) {
    const { document, facts, framework } = reading;
    for (const section of document.sections) {
      if (section.label.kind !== "heading" || section.children.length > 0) continue;
      const { written, comments } = ownBlocks(reading, section);
      if (written > 0 || comments > 0) continue;
      const { topics, stance } = facts.contexts.of(section.label);
      const isStep =
        framework.framework &&
        stepsOfHeading(section.label.text, framework.framework, undefined, facts.contexts.own).length > 0;
      if (stance !== "asserted" || (topics.length === 0 && !isStep)) continue;
      report({
        message: "empty",
        data: { title: section.label.text },
        range: section.label.range,
        topics,
        fixes: askTopics(reading, section, topics),
      });
    }
  },
});
