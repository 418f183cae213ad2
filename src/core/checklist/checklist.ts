import type { Declaration } from "../config/declaration";
import type { Section } from "../document/model";
import { stepsOfHeading } from "../facts/context";
import type { Facts } from "../facts/facts";
import type { OwnWords } from "../facts/ownWords";
import { isFilling, Strength, type Fact } from "../facts/factList";
import type { Unit } from "../facts/units";
import { knowledge, topicOf } from "../knowledge/index";
import type { Framework, Slot, Stage, Step, Topic } from "../knowledge/types";

/** How far a topic or a step has come. */
export type Status = "missing" | "stub" | "partial" | "complete" | "not-applicable";

/** A slot with the fact that fills it, if one does. */
export interface SlotState {
  readonly slot: Slot;
  readonly isRequired: boolean;
  readonly filledBy: Fact | undefined;
}

export interface TopicState {
  readonly topic: Topic;
  readonly status: Status;
  readonly slots: readonly SlotState[];
  /** The fact that decided the status: that of the first slot that is filled, else the first that names the topic. */
  readonly decidedBy: Fact | undefined;
  /** Why the topic is not applicable, where the author declared it so. */
  readonly reason: string | undefined;
  /** Whether cues find something said of a stub after all, but no sentence is likely to mean it. */
  readonly isDoubtful: boolean;
  /** Where nothing is said plainly, the sentence that may be about it all the same, to judge by its wording. */
  readonly nearest: Unit | undefined;
}

export interface StepState {
  readonly step: Step;
  /** One-based. */
  readonly number: number;
  readonly status: Status;
  readonly topics: readonly { readonly state: TopicState; readonly isOptional: boolean }[];
  /** The first section that is headed as this step. */
  readonly section: Section | undefined;
}

/** What is there and what is not, by topic and by the steps of the framework. */
export interface Checklist {
  readonly topics: ReadonlyMap<string, TopicState>;
  /** Empty without a framework. */
  readonly steps: readonly StepState[];
}

export function buildChecklist(
  sections: readonly Section[],
  facts: Facts,
  declaration: Declaration,
  framework: Framework | undefined,
  stage: Stage,
): Checklist {
  const required = requiredBy(framework);
  const topics = new Map(
    knowledge.topics.map((topic) => {
      const byFramework = required.get(topic.id);
      const isRequired = (slot: Slot): boolean =>
        slot.required === "all" ||
        (slot.required?.includes(stage) ?? false) ||
        (byFramework?.has(slot.id) ?? false);
      const said = facts.byTopic.get(topic.id) ?? [];
      const isDoubtful = mayBeDoubted(said.filter(isFilling(topic))) && !facts.witness.maySpeakOf(topic.id);
      const reason = declaration.notApplicable.get(topic.id);
      const state = topicState(topic, said, isDoubtful, reason, isRequired);
      const isOpen = state.status === "missing" || state.status === "stub";
      return [topic.id, isOpen ? { ...state, nearest: facts.witness.nearestTo(topic.id) } : state];
    }),
  );
  const headed = framework
    ? sectionsBySteps(sections, framework, facts.contexts.own)
    : new Map<Step, Section>();
  const steps = (framework?.steps ?? []).map((step, index) =>
    stepState(step, index + 1, topics, headed.get(step)),
  );
  return { topics, steps };
}

function topicState(
  topic: Topic,
  facts: readonly Fact[],
  isDoubtful: boolean,
  reason: string | undefined,
  isRequired: (slot: Slot) => boolean,
): TopicState {
  const filling = plainestBySlot(isDoubtful ? [] : facts);
  const slots = topic.slots.map((slot) => ({
    slot,
    isRequired: isRequired(slot),
    filledBy: filling.get(slot.id),
  }));
  const filled = slots.find(({ slot, filledBy }) => !slot.supporting && filledBy)?.filledBy;
  const passing = isDoubtful ? facts.find(isFilling(topic)) : undefined;
  const decidedBy =
    filled ?? passing ?? facts.find(({ stance }) => stance === "pictured") ?? naming(topic, facts);
  const status = reason === undefined ? statusOf(slots, filled, decidedBy) : "not-applicable";
  return { topic, status, slots, decidedBy, reason, isDoubtful, nearest: undefined };
}

/** Whether facts leave any doubt: what words say under a topic's own heading leaves none. */
function mayBeDoubted(filling: readonly Fact[]): boolean {
  return filling.length > 0 && filling.every(({ strength }) => strength <= Strength.Figure);
}

/** The first fact that names a topic; what only completes it does not name it either. */
function naming({ slots }: Topic, facts: readonly Fact[]): Fact | undefined {
  if (facts.length === 0) return undefined;
  const completing = slots.filter(({ supporting }) => supporting).map(({ id }) => id);
  return facts.find(({ stance, slot }) => stance !== "outside" && !(slot && completing.includes(slot)));
}

type SlotsByTopic = ReadonlyMap<string, ReadonlySet<string>>;
const NO_SLOTS: SlotsByTopic = new Map();
const known = new WeakMap<Framework, SlotsByTopic>();

/** By topic the slots that steps of the framework require, whatever the stage. */
function requiredBy(framework: Framework | undefined): SlotsByTopic {
  if (!framework) return NO_SLOTS;
  const found = known.get(framework);
  if (found) return found;
  const required = new Map<string, Set<string>>();
  for (const { topic, require = [] } of framework.steps.flatMap(({ topics }) => topics))
    required.set(topic, new Set([...(required.get(topic) ?? []), ...require]));
  known.set(framework, required);
  return required;
}

/** Of the facts that fill a slot, the one that says so most plainly; of equals the first. */
function plainestBySlot(facts: readonly Fact[]): Map<string, Fact> {
  const plainest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.slot === undefined || fact.stance !== "asserted") continue;
    const known = plainest.get(fact.slot);
    if (!known || isPlainer(fact, known)) plainest.set(fact.slot, fact);
  }
  return plainest;
}

/** The stronger says it more plainly; of equals the first that is more than a word or two. */
function isPlainer(fact: Fact, known: Fact): boolean {
  if (fact.strength !== known.strength) return fact.strength > known.strength;
  return !known.unit.hasWords(SENTENCE) && fact.unit.hasWords(SENTENCE);
}

/** From how many words of content on a text is worth quoting. */
const SENTENCE = 3;

function statusOf(slots: readonly SlotState[], filled: Fact | undefined, named: Fact | undefined): Status {
  if (!filled) return named ? "stub" : "missing";
  return slots.every(({ isRequired, filledBy }) => !isRequired || filledBy) ? "complete" : "partial";
}

function stepState(
  step: Step,
  number: number,
  states: ReadonlyMap<string, TopicState>,
  section: Section | undefined,
): StepState {
  const topics = step.topics.map(({ topic, optional = false }) => ({
    state: states.get(topicOf(topic).id)!,
    isOptional: optional,
  }));
  const required = topics.filter(({ isOptional }) => !isOptional);
  const statuses = (required.length > 0 ? required : topics).map(({ state }) => state.status);
  const status = combine(statuses);
  return { step, number, status: status === "missing" && section ? "stub" : status, topics, section };
}

/** A step is as its topics are where they agree; a mixture is partial, or a stub where nothing is filled. */
function combine(statuses: readonly Status[]): Status {
  const every = (...wanted: Status[]): boolean => statuses.every((status) => wanted.includes(status));
  if (every("not-applicable")) return "not-applicable";
  if (every("complete", "not-applicable")) return "complete";
  if (every("missing", "not-applicable")) return "missing";
  if (every("stub", "missing", "not-applicable")) return "stub";
  return "partial";
}

/**
 * The section of each step. The step's own title wins over a heading that only names one of its topics, so that
 * "Evaluation metrics" inside another step's section is not taken for the step "Metrics". A heading that may open
 * several steps opens the first that has no section yet.
 */
function sectionsBySteps(
  sections: readonly Section[],
  framework: Framework,
  words: OwnWords | undefined,
): Map<Step, Section> {
  const found = new Map<Step, Section>();
  const titled = sections.map(({ label }) => stepsOfHeading(label.text, framework, "titles"));
  for (const by of ["titles", "topics"] as const) {
    const taken = new Set(found.values());
    for (const [index, section] of sections.entries()) {
      if (found.size === framework.steps.length) break;
      const isInside = section.parent !== undefined && taken.has(section.parent);
      if (taken.has(section) || isInside) continue;
      let steps = titled[index]!;
      if (by === "topics" && steps.length === 0)
        steps = stepsOfHeading(section.label.text, framework, undefined, words);
      const step = steps.find((candidate) => !found.has(candidate));
      if (step) found.set(step, section);
    }
  }
  return found;
}

/** Whether cues and wording disagree on what is said of a topic: then no rule warns of what is open in it. */
export function isUncertain({ isDoubtful, decidedBy }: TopicState): boolean {
  return isDoubtful || (decidedBy?.slot !== undefined && decidedBy.strength === Strength.Wording);
}

/** Whether an image may say what no word does: then nobody here can tell whether it is missing. */
export function isPictured({ status, decidedBy }: TopicState): boolean {
  return status === "stub" && decidedBy?.stance === "pictured";
}

/** The required slots that nothing fills. */
export function openSlots({ slots }: TopicState): Slot[] {
  return slots.filter(({ isRequired, filledBy }) => isRequired && !filledBy).map(({ slot }) => slot);
}

/** What a reviewer would ask for next: the required slots that nothing fills, else the topic's first. */
export function expectedSlots(state: TopicState): Slot[] {
  const open = openSlots(state);
  return open.length > 0 ? open : state.slots.slice(0, 1).map(({ slot }) => slot);
}
