import { titleOf, type Block, type DesignDocument } from "../document/model";
import { applyEdits } from "../text/textEdit";
import { baselineValues } from "./baselineValues";
import { Collector, type Amounts, type Budget, type Trade, type Vague } from "./collector";
import { Contexts } from "./context";
import { diagramsOf, tickedOf } from "./drawings";
import { topicOf } from "../knowledge/index";
import { isFilling, Strength, type Fact } from "./factList";
import { languageOf, type DocumentLanguage } from "./language";
import { leadOf } from "./lead";
import { linksOf, type Link } from "./links";
import type { GainMention, LossMention, MetricMention, SystemMention } from "./mentions";
import type { OwnWords } from "./ownWords";
import { isOfSignals, tablesOf, type Table } from "./tables";
import type { UnitReading } from "./signs";
import { readTask, type TaskReading } from "./task";
import { templateLinesOf, type TemplateLine } from "./templateLines";
import { unitsOf, type Unit } from "./units";
import { Witness } from "./witness";

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
  /** Images, and what is drawn in text. */
  readonly diagrams: readonly Block[];
  /** The boxes of lists that are ticked. */
  readonly ticked: readonly Block[];
  /** The lines of a template that still stand in the text. */
  readonly templateLines: readonly TemplateLine[];
  /** What the business wants, wherever it is named. */
  readonly gains: readonly GainMention[];
  /** The losses that training is said to minimise. */
  readonly losses: readonly LossMention[];
  readonly task: TaskReading;
  /** The times, of a second at most, within which an answer is wanted. */
  readonly budgets: readonly Budget[];
  /** Words that praise a quality in a sentence without a figure. */
  readonly vague: readonly Vague[];
  /** By trait the units that tell it. A trait that too few tell is left out. */
  readonly traits: ReadonlyMap<string, readonly Unit[]>;
  readonly tables: readonly Table[];
  /** The quantities that the design states: none that is asked, denied, put off or an example. */
  readonly amounts: readonly Amounts[];
  readonly links: readonly Link[];
  /** What it speaks of by its wording alone. */
  readonly witness: Witness;
}

/**
 * Reads what a document says, unit by unit.
 * @param declaredTask The learning problem that the front matter declares.
 * @param own What the team calls the topics.
 * @param onRead Is told how each unit was read, in place of the witness, which is taught by that.
 */
export function extractFacts(
  document: DesignDocument,
  declaredTask?: string,
  own?: OwnWords,
  onRead?: (reading: UnitReading) => void,
): Facts {
  const title = titleOf(document)?.label;
  const contexts = new Contexts(title, own);
  const tables = tablesOf(document);
  for (const table of tables.filter(isOfSignals))
    for (const cell of table.rows.flat()) contexts.place(cell.label, "monitoring");
  const witness = new Witness();
  const collector = new Collector(contexts, onRead ?? ((reading) => witness.read(reading)));
  for (const unit of unitsOf(document.blocks)) collector.read(unit);
  for (const block of document.blocks) if (block.kind === "image") collector.readImage(block);
  const { byTopic, placeholders, metrics, systems, gains, losses, budgets, vague } = collector;
  for (const fact of baselineValues(metrics, byTopic.get("baseline") ?? [], contexts)) collector.add(fact);
  addSpoken(witness, collector);
  const lead = leadOf(document, title, contexts);
  if (lead) collector.add({ topic: "summary", slot: "gist", stance: "asserted", unit: lead, strength: 1 });
  return {
    language: languageOf(withoutDirectives(document)),
    byTopic: collector.isTemplate(document.sections.length) ? asPrompts(byTopic) : byTopic,
    placeholders,
    contexts,
    trade: collector.trade,
    metrics,
    systems,
    diagrams: diagramsOf(document),
    ticked: tickedOf(document),
    templateLines: templateLinesOf(document),
    gains,
    losses,
    budgets,
    vague,
    task: readTask(collector.votes, declaredTask),
    traits: collector.traits(),
    tables,
    amounts: collector.amounts,
    links: linksOf(document),
    witness,
  };
}

/** What the witness alone has heard of a topic: it fills the first slot that makes it. */
function addSpoken(witness: Witness, collector: Collector): void {
  for (const [id, unit] of witness.spoken()) {
    const topic = topicOf(id);
    if (collector.byTopic.get(id)?.some(isFilling(topic))) continue;
    const slot = topic.slots.find(({ supporting }) => !supporting)!.id;
    collector.add({ topic: id, slot, stance: "asserted", unit, strength: Strength.Wording });
  }
}

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
