import type { Facts } from "../facts/facts";
import { sectionOf, wholeDocument } from "./places";
import { askUnder } from "./questions";
import { defineRule, type Fix, type Reading } from "./rule";

interface Need {
  /** The trait that makes it needed; without one, always. */
  readonly when?: string;
  /** The trait that tells that it is there. */
  readonly trait: string;
  readonly noun: string;
  readonly ask: string;
  /** The topic under whose heading it is asked. */
  readonly topic: string;
}

const EVALUATION = "offline-metrics";
const RISKS = "risks-fairness-privacy";

/** What a design with a language model needs. */
const NEEDS: readonly Need[] = [
  {
    trait: "golden-set",
    noun: "a fixed set of inputs with known answers",
    ask: "Which fixed set of inputs with known answers does each change have to pass?",
    topic: EVALUATION,
  },
  {
    when: "retrieval-augmented",
    trait: "retrieval-scored",
    noun: "a score of retrieval by itself",
    ask: "Which metric scores what is retrieved, before anything is generated from it?",
    topic: EVALUATION,
  },
  {
    when: "retrieval-augmented",
    trait: "injection-guard",
    noun: "a guard against injected instructions",
    ask: "What keeps instructions in what is retrieved from being followed?",
    topic: RISKS,
  },
  {
    trait: "llm-guard",
    noun: "a guard against leaked data or invented facts",
    ask: "What keeps private data out of the answers, and notices invented facts?",
    topic: RISKS,
  },
  {
    when: "llm-judge",
    trait: "judge-calibrated",
    noun: "a comparison of the judge with people",
    ask: "How often does the judge agree with people, on how many answers?",
    topic: EVALUATION,
  },
  {
    when: "agent",
    trait: "action-approval",
    noun: "an approval before the model acts",
    ask: "Which actions wait for an approval, and whose?",
    topic: RISKS,
  },
];
/** One gap is for information; so many make it a demo. */
const MANY = 2;

export default defineRule({
  code: "MLD912",
  name: "llm-unguarded",
  about: "A language model answers, and nothing tells or limits how it fails.",
  severity: { default: "warning", interview: "information", concept: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: { open: "A language model answers here, and the document does not name {{needs}}." },
  check(reading, report) {
    const { facts } = reading;
    if (facts.task.task?.id !== "rag-llm" || !facts.traits.has("llm")) return;
    const open = NEEDS.filter((need) => isOpen(need, facts));
    if (open.length === 0) return;
    report({
      message: "open",
      data: { needs: open.map(({ noun }) => noun).join("; nor ") },
      range: wholeDocument(reading),
      related: open.flatMap(({ when }) => {
        const [unit] = when ? (facts.traits.get(when) ?? []) : [];
        return unit ? [{ message: "Told here.", range: unit.range }] : [];
      }),
      fixes: [EVALUATION, RISKS].flatMap((topic) => askOf(reading, topic, open)),
      ...(open.length < MANY ? { atMost: "information" as const } : {}),
    });
  },
});

/** Offers the questions on what is open under the heading of a topic. */
function askOf(reading: Reading, topic: string, open: readonly Need[]): Fix[] {
  const section = sectionOf(reading, topic);
  const ask = open.filter((need) => need.topic === topic).map((need) => need.ask);
  return section ? askUnder(reading, section, ask) : [];
}

function isOpen({ when, trait }: Need, { traits, metrics }: Facts): boolean {
  if (when && !traits.has(when)) return false;
  if (trait === "retrieval-scored" && metrics.some(({ metric }) => OF_RETRIEVAL.has(metric.id))) return false;
  return !traits.has(trait);
}

/** The metrics that score what is retrieved, whatever is made of it. */
const OF_RETRIEVAL = new Set([
  "recall-at-k",
  "precision-at-k",
  "mrr",
  "ndcg",
  "hit-rate-k",
  "context-precision",
]);
