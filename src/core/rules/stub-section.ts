import { expectedSlots, isPictured, type TopicState } from "../checklist/checklist";
import { denialBelow, isReasoned, ownBlocks } from "./places";
import { defineRule, type Reading } from "./rule";
import type { BlockKind, Section } from "../document/model";
import type { Fact } from "../facts/factList";
import { countWords } from "../facts/substance";

export default defineRule({
  code: "MLD103",
  name: "stub-section",
  about: "A section names its topic, but says nothing specific of it, and nor does any other.",
  severity: { default: "warning", concept: "information" },
  since: "0.1.0",
  messages: {
    stub: "“{{title}}” is only named here: say {{expected}}.",
    denied:
      "“{{title}}” says that there is none: if so, declare it in the front matter, below `not-applicable:`, with the reason; else say {{expected}}.",
    prompts: "“{{title}}” holds only the template's questions: answer them with {{expected}}.",
  },
  check(reading, report) {
    for (const section of reading.document.sections) {
      const stub = stubTopics(reading, section);
      if (stub.length === 0) continue;
      const message = messageFor(reading, section, stub);
      report({
        message,
        data: { title: section.label.text, expected: stub.map(namesOfExpected).join("; ") },
        range: section.label.range,
        ...(stub.every(({ topic }) => isReasoned(denialBelow(reading, topic.id, section)))
          ? { atMost: "information" as const }
          : {}),
        topics: stub.map(({ topic }) => topic.id),
      });
    }
  },
});

function messageFor(reading: Reading, section: Section, stub: readonly TopicState[]): string {
  if (ownBlocks(reading, section).written === 0) return "prompts";
  return stub.every(({ topic }) => denialBelow(reading, topic.id, section)) ? "denied" : "stub";
}

/** The topics of a leaf section with some text, where the document fills no slot of any of them. */
function stubTopics(reading: Reading, section: Section) {
  const { facts, checklist } = reading;
  if (section.label.kind !== "heading" || section.children.length > 0) return [];
  const { written, comments } = ownBlocks(reading, section);
  const { topics, stance } = facts.contexts.of(section.label);
  if (written + comments === 0 || stance !== "asserted") return [];
  const states = topics.map((id) => checklist.topics.get(id)!);
  const isOpen = states.every(({ status }) => status === "stub" || status === "missing");
  const isStub = isOpen
    ? !states.some(isPictured) && isThin(reading, section, states)
    : isUsual(reading, section, states);
  // In doubt the section is left alone.
  return isStub && !states.some(({ isDoubtful }) => isDoubtful) ? states : [];
}

/**
 * Whether a section says little, or what it says is not meant as a statement. Where it says more, its topics may be told
 * in words that nobody here knows.
 */
function isThin(reading: Reading, section: Section, states: readonly TopicState[]): boolean {
  const said = saidIn(reading, section, states);
  const blocks = reading.document.blocks.slice(section.firstBlock, section.lastBlock);
  if (said.length > 0 && said.every(({ stance }) => stance !== "asserted")) return true;
  if (blocks.some(({ kind, content }) => TELLING.has(kind) || (kind !== "heading" && /\d/.test(content))))
    return false;
  return blocks.reduce((words, { content }) => words + countWords(content), 0) < ENOUGH;
}

/** What is drawn, programmed or in a table says something, whatever its words. */
const TELLING = new Set<BlockKind>(["cell", "code", "image"]);
/** So many words of content are more than a name. */
const ENOUGH = 10;

/**
 * Whether a section only points to what is usual, and what any sentence would fill there is open, though another
 * section fills the topic in part: "Risks": "The usual ones", where privacy is told beside the data.
 */
function isUsual(reading: Reading, section: Section, states: readonly TopicState[]): boolean {
  const [state] = states;
  if (!state || states.length > 1 || state.status !== "partial") return false;
  if (!state.slots.some(({ slot, filledBy }) => slot.default && !filledBy)) return false;
  const said = saidIn(reading, section, states);
  return said.length > 0 && said.every(({ stance }) => stance === "vague");
}

/** What a section says of topics, its heading aside. */
function saidIn({ document, facts }: Reading, section: Section, states: readonly TopicState[]): Fact[] {
  const blocks = new Set(document.blocks.slice(section.firstBlock, section.lastBlock));
  return states
    .flatMap(({ topic }) => facts.byTopic.get(topic.id) ?? [])
    .filter(({ unit }) => blocks.has(unit.block) && unit.block.kind !== "heading");
}

function namesOfExpected(state: TopicState): string {
  return expectedSlots(state)
    .map(({ title }) => title)
    .join(", ");
}
