import { parse } from "../../core/document/parse";
import { extractFacts } from "../../core/facts/facts";
import { Signs } from "../../core/facts/signs";
import { toSteps, writeWeight, type EvidenceData } from "../../core/knowledge/evidence";
import { fit, type Example } from "./fit";
import type { LabelledText } from "./labelled";

/** A unit of a labelled document: by what it is told, and what it speaks of. */
export interface LabelledUnit {
  readonly signs: readonly number[];
  readonly topics: ReadonlySet<string>;
}

/** In fewer documents than these a sign is an author's own. */
const LEAST_DOCUMENTS = 8;

/** The units of a document as the reader reads them, with the topics of their lines. */
export function unitsOf({ text, topics }: LabelledText): LabelledUnit[] {
  const document = parse(text);
  const reader = new Signs();
  const units: LabelledUnit[] = [];
  extractFacts(document, undefined, undefined, (reading) => {
    const { start, end } = reading.unit.range;
    const first = document.lines.position(start).line;
    const last = document.lines.position(end).line;
    const signs = new Set<number>();
    reader.ofLabel(reading.unit.label, reading.context, (sign) => signs.add(sign));
    reader.ofUnit(reading, (sign) => signs.add(sign));
    units.push({ signs: [...signs], topics: new Set(topics.slice(first, last + 1).flat()) });
  });
  return units;
}

/** The topics of which any unit speaks, in the order of the alphabet. */
export function topicsOf(documents: readonly (readonly LabelledUnit[])[]): string[] {
  return [...new Set(documents.flat().flatMap(({ topics }) => [...topics]))].toSorted();
}

/** What documents teach of the signs that units speak of topics. */
export function learn(
  documents: readonly (readonly LabelledUnit[])[],
  topics: readonly string[],
): EvidenceData {
  const shared = sharedSigns(documents);
  const numbers = new Map(shared.map((sign, number) => [sign, number]));
  const examples = documents.flat().map((unit): Example => ({
    signs: unit.signs.flatMap((sign) => numbers.get(sign) ?? []),
    classes: topics.map((topic) => unit.topics.has(topic)),
  }));
  const { biases, weights } = fit(examples, shared.length, topics.length);
  const rows = shared.map((sign, number) => ({
    sign,
    steps: [...weights.subarray(number * topics.length, (number + 1) * topics.length)].map(toSteps),
  }));
  const telling = rows.filter(({ steps }) => steps.some((step) => step !== 0));
  return {
    topics,
    biases: topics.map((topic, number) => toSteps(biases[number]! + spread(documents, topic))),
    signs: telling.map(({ sign }) => sign),
    weights: telling.flatMap(({ steps }) => steps.map(writeWeight)).join(""),
  };
}

/** The log-odds that a document says something of a topic at all: of one that few leave out less is needed to believe it. */
function spread(documents: readonly (readonly LabelledUnit[])[], topic: string): number {
  const speaking = documents.filter((units) => units.some(({ topics }) => topics.has(topic))).length;
  return Math.log((speaking + 1) / (documents.length - speaking + 1));
}

/** The signs that stand in several documents, the commonest first. */
function sharedSigns(documents: readonly (readonly LabelledUnit[])[]): number[] {
  const counts = new Map<number, number>();
  for (const units of documents)
    for (const sign of new Set(units.flatMap(({ signs }) => signs)))
      counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= LEAST_DOCUMENTS);
  return shared.toSorted(([a, often], [b, seldom]) => seldom - often || a - b).map(([sign]) => sign);
}
