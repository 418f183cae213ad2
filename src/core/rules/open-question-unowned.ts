import type { Fact } from "../facts/factList";
import type { Label } from "../document/model";
import { askAtLine, askBeside } from "./questions";
import { defineRule, type Reading } from "./rule";

const TOPIC = "open-questions";

export default defineRule({
  code: "MLD904",
  name: "open-question-unowned",
  about: "There are open questions, and no word of who settles them or when.",
  severity: { default: "information", interview: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "strict",
  messages: {
    one: "This open question has neither owner nor date: say who answers it, and by when.",
    many: "{{count}} open questions have neither owner nor date: say who answers each, and by when.",
  },
  check(reading, report) {
    const facts = (reading.facts.byTopic.get(TOPIC) ?? []).filter(({ unit }) => isUnder(reading, unit.label));
    const asked = facts.filter(({ slot, stance }) => slot === undefined && stance === "asked");
    const open = asked.filter((question) => !isSettled(question, reading, facts));
    if (open.length === 0 || open.length < asked.length) return;
    const [{ unit }] = open as [Fact, ...Fact[]];
    const isOne = open.length === 1;
    report({
      message: isOne ? "one" : "many",
      data: { count: open.length },
      range: unit.range,
      topics: [TOPIC],
      fixes: isOne
        ? askAtLine(reading, unit, "Who answers it, and by when?")
        : askBeside(reading, unit, "Who answers each of these questions, and by when?"),
    });
  },
});

/** Whether something stands beside the question: who or when, an answer on its line, or a column for it. */
function isSettled({ unit }: Fact, reading: Reading, facts: readonly Fact[]): boolean {
  const beside = facts.filter((fact) => fact.unit.block === unit.block);
  if (
    beside.some(
      ({ slot, stance, unit: other }) => other !== unit || (slot === "resolution" && stance === "asserted"),
    )
  )
    return true;
  return unit.block.kind === "cell" || unit.block.content.includes("@") || hasAnswers(reading, unit.label);
}

/** Whether what stands under the label are not only questions: then others answer. */
function hasAnswers({ document }: Reading, label: Label): boolean {
  return document.blocks.some((block) => block.label.kind === "item" && block.label.parent === label);
}

function isUnder({ facts }: Reading, label: Label): boolean {
  return facts.contexts.of(label).own === TOPIC;
}
