import type { Facts } from "../facts/facts";
import { wholeDocument } from "./places";
import { defineRule } from "./rule";

/** What a design with a language model needs, by the trait that tells it, where the first trait makes it needed. */
const NEEDS: readonly { readonly when?: string; readonly trait: string; readonly noun: string }[] = [
  { trait: "golden-set", noun: "a fixed set of inputs with known answers" },
  { when: "retrieval-augmented", trait: "retrieval-scored", noun: "a score of retrieval by itself" },
  { when: "retrieval-augmented", trait: "injection-guard", noun: "a guard against injected instructions" },
  { trait: "llm-guard", noun: "a guard against leaked data or invented facts" },
  { when: "llm-judge", trait: "judge-calibrated", noun: "a comparison of the judge with people" },
  { when: "agent", trait: "action-approval", noun: "an approval before the model acts" },
];
/** One gap is for information; so many make it a demo. */
const MANY = 2;

export default defineRule({
  code: "MLD912",
  name: "llm-unguarded",
  about: "A language model answers, and nothing tells or limits how it fails.",
  severity: { default: "warning", interview: "information", concept: "information" },
  since: "0.2.0",
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
      ...(open.length < MANY ? { atMost: "information" as const } : {}),
    });
  },
});

function isOpen({ when, trait }: (typeof NEEDS)[number], { traits, metrics }: Facts): boolean {
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
