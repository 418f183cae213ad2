import type { Section } from "../document/model";
import { stepsOfHeading } from "../facts/context";
import { askTopics } from "./questions";
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
    for (const [index, section] of document.sections.entries()) {
      if (section.label.kind !== "heading" || section.lastBlock > section.firstBlock) continue;
      if (section.children.length > 0 || goesOn(document.sections, index)) continue;
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

/**
 * Whether the next heading goes on with an empty one, though its level does not say so: "2.1" after "2.", a heading
 * without a number after one with, or anything after a subtitle.
 */
function goesOn(sections: readonly Section[], index: number): boolean {
  const [section, next] = [sections[index]!, sections[index + 1]];
  if (!next) return false;
  if (index === 1 && section.parent?.level === 1 && section.label.text.length >= SUBTITLE) return true;
  const number = numberOf(section);
  return number !== undefined && (numberOf(next)?.startsWith(`${number}.`) ?? true);
}

/** A heading that long right below the title is a subtitle. */
const SUBTITLE = 40;

/** "2.1" of "2.1. Data". */
function numberOf({ label }: Section): string | undefined {
  return /^(\d{1,2}(?:\.\d{1,2})*)[.):]?\s/.exec(label.text)?.[1];
}
