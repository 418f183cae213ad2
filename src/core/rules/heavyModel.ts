import { amountText } from "../numbers/amountText";
import { placeOf } from "../numbers/roles/stated";
import type { Reading, Report } from "./rule";
import { told } from "./told";

/** In less, in seconds, a heavy model answers only with help. */
const TIGHT = 0.05;

/** The topics under which a model is one that answers. */
const ANSWERING = new Set(["model-choice", "serving", "architecture", "ml-framing", "summary"]);

/** What is said of a heavy model that is to answer at once. */
export const HEAVY_MODEL =
  "A model that takes long for one answer, within {{budget}}: say what makes it fast enough - a cascade, distillation, a cache, values computed before, a GPU, quantisation, a smaller model.";

/** A model that is known to take long, and a tight budget, where nothing in the design makes it lighter. */
export function heavyModel({ facts, numbers }: Reading): Omit<Report, "message"> | undefined {
  if (facts.traits.has("made-lighter")) return undefined;
  const model = told(facts, "heavy-model").find(({ label }) =>
    facts.contexts.of(label).topics.some((topic) => ANSWERING.has(topic)),
  );
  const budget = numbers.stated.find(
    ({ role, quantity }) =>
      role === "latency-budget" && quantity.high < TIGHT && quantity.bound !== "at-least",
  );
  if (!model || !budget) return undefined;
  return {
    data: { budget: amountText({ value: budget.quantity.high, dimension: "time" }) },
    range: model.range,
    related: [{ message: "the budget", range: placeOf(budget) }],
    atMost: "information",
  };
}
