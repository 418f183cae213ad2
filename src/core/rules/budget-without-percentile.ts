import { isExplained } from "../numbers/explanations";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import { defineRule, type Reading } from "./rule";

/** Later answers are waited for by nobody. */
const LONGEST = 60;

export default defineRule({
  code: "MLD411",
  name: "budget-without-percentile",
  about: "A latency budget does not say for how many of the requests it holds.",
  severity: { default: "information", interview: "hint", concept: "off" },
  preset: "strict",
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    percentile:
      "{{budget}} for how many of the requests? Say at which percentile the latency is measured: p95, p99.",
  },
  check({ numbers, facts }, report) {
    const isBatch = facts.traits.has("batch-scoring") && !facts.traits.has("answers-online");
    if (isBatch || saysPercentile({ numbers, facts })) return;
    const steps = new Set(
      numbers.calculations.flatMap(({ kind, inputs }) => (kind === "latency-sum" ? inputs : [])),
    );
    const budget = numbers.stated.find(
      (one) => one.role === "latency-budget" && isOpen(one, facts) && !steps.has(one),
    );
    if (!budget) return;
    const place = placeOf(budget);
    report({
      message: "percentile",
      data: { budget: writtenText(budget).replace(/^[^\p{L}\d]+/u, "") },
      range: place,
      fixes: ["p99", "p95"].map((percentile) => ({
        title: `Write "at ${percentile}"`,
        kind: "suggestion" as const,
        edit: { range: { start: place.end, end: place.end }, newText: ` at ${percentile}` },
      })),
    });
  },
});

/** Whether any latency is told by its percentile: then everybody knows what is meant. */
function saysPercentile({ numbers, facts }: Pick<Reading, "numbers" | "facts">): boolean {
  const isNamed = facts.metrics.some(
    ({ metric, stance }) => stance === "asserted" && BY_PERCENTILE.has(metric.id),
  );
  return (
    isNamed ||
    numbers.stated.some(
      ({ role, quantity }) =>
        LATENCIES.has(role) && quantity.percentile !== undefined && quantity.high <= LONGEST,
    )
  );
}

const LATENCIES = new Set<string | undefined>(["latency-budget", "component-latency"]);
const BY_PERCENTILE = new Set(["latency-p50", "latency-p95", "latency-p99"]);

/** Whether it is the limit of an answer, of which nothing else says for which requests. */
function isOpen({ quantity, unit }: Stated, { contexts }: Reading["facts"]): boolean {
  const { topics } = contexts.of(unit.label);
  const isOfOperation = topics.includes("monitoring") || topics.includes("fallback");
  return (
    quantity.high <= LONGEST &&
    quantity.bound !== "at-least" &&
    unit.block.kind !== "code" &&
    !isOfOperation &&
    !/\d\s?%/.test(unit.text) &&
    !isExplained("any-request", unit) &&
    !isExplained("off-path", unit)
  );
}
