import type { DesignDocument, Label, Section } from "../document/model";
import type { Status, StepState, TopicState } from "../checklist/checklist";
import type { Facts } from "../facts/facts";
import type { Unit } from "../facts/units";
import { insertStep, insertTopic, type Insertion } from "../outline/placement";
import type { Range } from "../text/lines";
import type { Fix, Reading } from "./rule";

/** Where a finding about the whole document is shown: its title, else the declaring key, else its first line. */
export function wholeDocument({ document, declaration }: Pick<Reading, "document" | "declaration">): Range {
  const title = document.sections[0]?.label.range ?? declaration.range ?? document.blocks[0]?.range;
  if (title) return firstLine(document.text, title);
  return { start: 0, end: Math.min(1, document.text.length) };
}

/** Where a finding about a topic is shown: the section that is most its own, else its step's, else the document. */
export function topicPlace(reading: Reading, topic: string): Range {
  const { document, checklist } = reading;
  const section =
    sectionOf(reading, topic) ?? stepsWith(checklist.steps, topic).find((step) => step.section)?.section;
  if (section) return section.label.range;
  const named = checklist.topics.get(topic)?.decidedBy;
  return named ? firstLine(document.text, named.unit.range) : wholeDocument(reading);
}

/** The section that is most a topic's own: of those that its heading names, with the fewest others. */
export function sectionOf({ document, facts }: Reading, topic: string): Section | undefined {
  let known = sectionsByTopic.get(facts);
  if (!known) sectionsByTopic.set(facts, (known = ownSections(document.sections, facts)));
  return known.get(topic);
}

/** Every rule that expects something asks for the section of its topic: they are found once for each document. */
const sectionsByTopic = new WeakMap<Facts, ReadonlyMap<string, Section>>();

/** By topic the first of the sections whose headings name it with the fewest others. */
function ownSections(sections: readonly Section[], { contexts }: Facts): Map<string, Section> {
  const own = new Map<string, Section>();
  const topicsOf = ({ label }: Section): readonly string[] => contexts.of(label).topics;
  for (const section of sections) {
    const topics = topicsOf(section);
    for (const topic of topics) {
      const known = own.get(topic);
      if (!known || topics.length < topicsOf(known).length) own.set(topic, section);
    }
  }
  return own;
}

/** The sentence below a heading that says of a topic that there is none. */
export function denialBelow({ facts }: Reading, topic: string, { label }: Section): Unit | undefined {
  return (facts.byTopic.get(topic) ?? []).find(
    ({ stance, unit }) => stance === "negated" && unit.label === label,
  )?.unit;
}

/** Whether a denial says why: "No monitoring is needed, since the model runs once". */
export function isReasoned(denial: Unit | undefined): boolean {
  return denial?.hasWords(WORDS_OF_A_REASON) ?? false;
}

const WORDS_OF_A_REASON = 5;

/** How many blocks of a section, subsections included, hold text of the author, and how many are comments. */
export function ownBlocks(reading: Reading, section: Section): { written: number; comments: number } {
  const blocks = reading.document.blocks.slice(section.firstBlock, section.lastBlock);
  const comments = blocks.filter(({ kind }) => kind === "comment").length;
  return { written: blocks.length - comments, comments };
}

/** Offers the skeleton of a topic, where the framework wants it; nothing without a framework. */
export function offerTopic(reading: Reading, state: TopicState): Fix[] {
  const { document, checklist } = reading;
  const step = stepsWith(checklist.steps, state.topic.id)[0];
  if (!step) return [];
  const title = step.section ? state.topic.title : step.step.title;
  return [suggestion(title, () => insertTopic(document, checklist, step, state.topic.id))];
}

/** The section that a sentence stands in; undefined above the first heading. */
export function sectionAround({ document }: Pick<Reading, "document">, { label }: Unit): Section | undefined {
  for (let at: Label | undefined = label; at; at = at.parent) {
    const section = document.sections.find((candidate) => candidate.label === at);
    if (section) return section;
  }
  return undefined;
}

/** The innermost section around an offset; undefined above the first heading. */
export function sectionAt({ sections }: DesignDocument, offset: number): Section | undefined {
  return sections.findLast(({ range }) => range.start <= offset && offset < range.end);
}

/** Whether a label names topics and all of them are more than named. */
export function topicsFilled({ facts, checklist }: Reading, label: Label): boolean {
  const { topics } = facts.contexts.of(label);
  const isFilled = (id: string): boolean => FILLED.has(checklist.topics.get(id)!.status);
  return topics.length > 0 && topics.every(isFilled);
}

const FILLED = new Set<Status>(["partial", "complete"]);

/** Offers the skeleton of a whole step, where the framework wants it. */
export function offerStep({ document, checklist }: Reading, state: StepState): Fix {
  return suggestion(state.step.title, () => insertStep(document, checklist, state));
}

/** A skeleton is written out when it is asked for: few of those that are offered are. */
function suggestion(title: string, write: () => Insertion): Fix {
  let written: Insertion | undefined;
  const insertion = (): Insertion => (written ??= write());
  return {
    title: `Insert section "${title}"`,
    kind: "suggestion",
    get edit() {
      return insertion().edit;
    },
    get snippet() {
      return insertion().snippet;
    },
  };
}

function stepsWith(steps: readonly StepState[], topic: string): StepState[] {
  return steps.filter(({ topics }) => topics.some(({ state }) => state.topic.id === topic));
}

function firstLine(text: string, { start, end }: Range): Range {
  const lineBreak = text.slice(start, end).search(/[\r\n]/);
  return { start, end: lineBreak < 0 ? end : start + lineBreak };
}
