import { topicOf } from "../knowledge/index";
import { titleOf, type DesignDocument } from "../document/model";
import { applyEdits } from "../text/textEdit";
import { Contexts } from "./context";
import { languageOf, type DocumentLanguage } from "./language";
import type { MetricMention, SystemMention } from "./mentions";
import { MetricValues } from "./metricValues";
import { readTask, TaskVotes, type TaskReading } from "./task";
import { UnitReader, type Fact } from "./unitReader";
import { unitsOf, type Unit } from "./units";

/** All that a document says, extracted once; rules and checklist read nothing else. */
export interface Facts {
  readonly language: DocumentLanguage;
  /** By topic, in the order of the text. */
  readonly byTopic: ReadonlyMap<string, readonly Fact[]>;
  /** The units where a placeholder stands for content. */
  readonly placeholders: readonly Unit[];
  readonly contexts: Contexts;
  readonly trade: Trade;
  /** Every metric that is named, in the order of the text. */
  readonly metrics: readonly MetricMention[];
  readonly systems: readonly SystemMention[];
  readonly task: TaskReading;
}

/** The signs by which an ML text is told from another. */
export interface Trade {
  /** Different metrics, models and techniques that are named. */
  readonly terms: number;
  /** Words of the trade for each hundred characters. */
  readonly density: number;
  /** The topics that headings name. */
  readonly headed: ReadonlySet<string>;
}

/**
 * Reads what a document says, unit by unit.
 * @param declaredTask The learning problem that the front matter declares.
 */
export function extractFacts(document: DesignDocument, declaredTask?: string): Facts {
  const contexts = new Contexts(titleOf(document)?.label);
  const byTopic = new Map<string, Fact[]>();
  const placeholders: Unit[] = [];
  const metrics: MetricMention[] = [];
  const systems: SystemMention[] = [];
  const values = new MetricValues();
  const votes = new TaskVotes();
  const terms = new Set<string>();
  const names = new Set<string>();
  const headed = new Set<string>();
  const add = (fact: Fact): void => {
    const known = byTopic.get(fact.topic);
    if (known) known.push(fact);
    else byTopic.set(fact.topic, [fact]);
  };
  let quantities = 0;
  let tradeWords = 0;
  let characters = 0;
  let sentences = 0;
  let asked: { readonly block: Unit["block"]; readonly topics: readonly string[] } | undefined;
  for (const unit of unitsOf(document)) {
    const inherited = asked?.block === unit.block ? asked.topics : NONE;
    const context = contexts.of(unit.label);
    const reader = new UnitReader(unit, context, inherited);
    for (const fact of reader.facts) add(fact);
    metrics.push(...reader.metrics);
    if (reader.metrics.length > 0 || unit.block.kind === "cell") {
      for (const metric of values.read(unit, reader.metrics, reader.quantities))
        add(targetFact(metric, unit));
    }
    systems.push(...reader.systems);
    votes.add(reader.problems, unit.block.kind === "heading" || context.topics.includes("ml-framing"));
    if (reader.stance === "asserted") {
      votes.saysImbalanced ||= reader.has("imbalance");
      for (const term of reader.terms) terms.add(term);
      if (!reader.isExample) {
        for (const name of reader.names) names.add(name);
        if (reader.hasQuantity) quantities++;
      }
    }
    if (unit.block.kind === "heading") for (const { topic } of reader.facts) headed.add(topic);
    tradeWords += reader.tradeWords;
    characters += unit.text.length;
    if (unit.block.kind !== "heading") sentences++;
    if (reader.stance === "placeholder") placeholders.push(unit);
    // An answer on the line of its question is about what was asked.
    if (reader.stance === "asked")
      asked = { block: unit.block, topics: reader.facts.map(({ topic }) => topic) };
  }
  const density = characters === 0 ? 0 : (100 * tradeWords) / characters;
  const isTemplate =
    headed.size >= TEMPLATE_TOPICS &&
    names.size + quantities <= TEMPLATE_SPECIFICS &&
    sentences <= TEMPLATE_SENTENCES * document.sections.length;
  return {
    language: languageOf(withoutDirectives(document)),
    byTopic: isTemplate ? asPrompts(byTopic) : byTopic,
    placeholders,
    contexts,
    trade: { terms: terms.size, density, headed },
    metrics,
    systems,
    task: readTask(votes, declaredTask),
  };
}

/** That a metric has a target completes the topic of its class; what belongs to no experiment is judged offline. */
function targetFact({ as, stance }: MetricMention, unit: Unit): Fact {
  const topic = as === "online" || as === "guardrail" ? "online-metrics" : "offline-metrics";
  const slot = topicOf(topic).slots.find(({ fact }) => fact === "metric-target");
  return { topic, slot: slot?.id, stance, unit, strength: 3 };
}

/** What a template's headings name at least ... */
const TEMPLATE_TOPICS = 8;
/** ... and how many metrics, models, tools and quantities it may mention as examples. */
const TEMPLATE_SPECIFICS = 2;

/** It has not much to say below each heading. */
const TEMPLATE_SENTENCES = 4;

/** In a template nothing is said of a system: what looks like it is an instruction. */
function asPrompts(byTopic: ReadonlyMap<string, readonly Fact[]>): Map<string, Fact[]> {
  const prompt = (fact: Fact): Fact => (fact.stance === "asserted" ? { ...fact, stance: "prompt" } : fact);
  return new Map([...byTopic].map(([topic, facts]) => [topic, facts.map(prompt)]));
}

/** The author's own words: a comment that suppresses a finding is written in English whatever the document's language. */
function withoutDirectives({ text, directives }: DesignDocument): string {
  if (directives.length === 0) return text;
  return applyEdits(
    text,
    directives.map(({ range }) => ({ range, newText: "" })),
  );
}

const NONE: readonly string[] = [];
