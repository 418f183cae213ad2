import type { Preset, Severity } from "../knowledge/types";
import type { Calculation, CalculationKind } from "../numbers/calculation";
import { rewritten } from "../numbers/rewrite";
import { placeOf, writtenText } from "../numbers/roles/stated";
import { FEW_POSITIVES, fewPositives } from "./fewPositives";
import { HEAVY_MODEL, heavyModel } from "./heavyModel";
import { totalRowOf } from "./totalRow";
import { defineRule, type Fix, type Reading, type Report, type Rule, type RuleSeverity } from "./rule";

/** A rule that says of one kind of calculation that the design states something else. */
interface Row {
  readonly code: string;
  readonly name: string;
  readonly about: string;
  readonly severity: RuleSeverity;
  readonly preset?: Preset;
  readonly kind: CalculationKind;
  /** Beside those of the calculation, `{{formula}}`, `{{result}}`, `{{stated}}` and `{{line}}` are filled. */
  readonly message: string;
  /** What a result that says little is at most. */
  readonly rough?: Severity;
  /** What stands at the other place. */
  readonly other: string;
  /** The changes that it offers, each the author's choice. */
  readonly offers?: (calculation: Calculation, reading: Reading) => Fix[];
  /** What it says besides, where no number tells it. */
  readonly also?: {
    readonly message: string;
    readonly find: (reading: Reading) => Omit<Report, "message"> | undefined;
  };
}

const rows: readonly Row[] = [
  {
    code: "MLD401",
    name: "latencies-over-budget",
    about: "The latencies of the steps add up to more than the budget of the whole.",
    severity: { default: "error", concept: "warning" },
    kind: "latency-sum",
    message:
      "{{formula}}{{note}}, the budget is {{budget}} (line {{line}}): over by {{over}}; the longest is {{longest}}. Make a step faster, run steps in parallel, or say that the budget is another.",
    rough: "warning",
    other: "the budget",
    offers: totalRowOf,
  },
  {
    code: "MLD402",
    name: "step-over-budget",
    about: "One step alone takes longer than the whole may, or a heavy model is to answer at once.",
    severity: { default: "error", concept: "warning" },
    kind: "latency-step",
    message:
      "{{formula}} alone is over the budget of {{budget}} (line {{line}}) by {{over}}. Make it faster, move it off the path, or say that the budget is another.",
    other: "the budget",
    also: { message: HEAVY_MODEL, find: heavyModel },
  },
  {
    code: "MLD403",
    name: "load-does-not-follow",
    about: "The stated load is not what the users and their actions make.",
    severity: { default: "warning" },
    kind: "load",
    message:
      "{{formula}}, not {{stated}}. Correct one of them, or say what comes between: a peak factor, a cache, several requests an action.",
    other: "what it follows from",
    offers: rewriteOf,
  },
  {
    code: "MLD404",
    name: "storage-does-not-follow",
    about: "A stated size is not what the rows or vectors take.",
    severity: { default: "warning" },
    kind: "storage",
    message:
      "{{formula}}, not {{stated}}. Correct one of them, or say what comes between: compression, an index, replicas, retention.",
    other: "what it follows from",
    offers: rewriteOf,
  },
  {
    code: "MLD406",
    name: "equation-is-false",
    about: "A calculation that the document writes out comes to something else.",
    severity: { default: "warning" },
    kind: "equation",
    message: "{{formula}}, not {{stated}}. Correct the result or one of its terms.",
    other: "a term",
    offers: rewriteOf,
  },
  {
    code: "MLD408",
    name: "downtime-does-not-follow",
    about: "The stated downtime is not what the availability leaves.",
    severity: { default: "warning" },
    kind: "downtime",
    message: "{{formula}}, not {{stated}}. Correct one of them, or say what is not counted, as maintenance.",
    other: "the availability",
    offers: rewriteOf,
  },
  {
    code: "MLD409",
    name: "replicas-below-load",
    about: "The replicas together bear less than the load.",
    severity: { default: "information" },
    kind: "concurrency",
    message:
      "{{formula}}, the load needs {{need}}. Plan more replicas, or say what else takes the load: batches, a cache, a queue.",
    other: "the load",
  },
  {
    code: "MLD414",
    name: "cost-does-not-follow",
    about: "A stated cost is not what the prices and volumes make.",
    severity: { default: "information" },
    kind: "cost",
    message:
      "{{formula}}, not {{stated}}. Correct one of them, or say what comes between: a discount, reserved machines, hours of use.",
    other: "what it follows from",
    offers: rewriteOf,
  },
  {
    code: "MLD415",
    name: "batch-exceeds-window",
    about: "A batch job takes longer than the time that it has.",
    severity: { default: "warning" },
    kind: "batch",
    message:
      "{{formula}}, longer than {{stated}} (line {{line}}). Add workers, make an item faster, score fewer, or say how many run at once.",
    rough: "information",
    other: "the time that it has",
  },
  {
    code: "MLD413",
    name: "experiment-too-short",
    about: "The A/B test ends before it can see the effect that it looks for.",
    severity: { default: "warning", concept: "information" },
    kind: "experiment",
    message:
      "{{formula}}; with {{stated}} each arm sees {{seen}}. Run it longer, give it more traffic, look for a larger effect, or reduce the variance.",
    other: "what it follows from",
  },
  {
    code: "MLD418",
    name: "traffic-does-not-add-up",
    about: "The arms of an experiment take more than all traffic, or a rollout goes back between its steps.",
    severity: { default: "warning", concept: "information" },
    kind: "traffic",
    message: "{{formula}}: {{wrong}}. Correct a share, or say how they overlap.",
    other: "another share",
  },
  {
    code: "MLD412",
    name: "base-rate-does-not-follow",
    about:
      "A stated number of positives is not what the rate makes of the volume, or too few are there to learn from.",
    severity: { default: "information" },
    preset: "strict",
    kind: "base-rate",
    message:
      "{{formula}}, not {{stated}}. Correct the rate, the volume or the number, or say of what the rate is.",
    other: "what it follows from",
    offers: rewriteOf,
    also: { message: FEW_POSITIVES, find: fewPositives },
  },
  {
    code: "MLD410",
    name: "quantity-contradicts",
    about: "One quantity of the design is stated with two values.",
    severity: { default: "warning", concept: "information" },
    kind: "contradiction",
    message:
      "The {{formula}} here and {{stated}} in line {{line}}. Correct one of them, or say how they differ: a percentile, a region, today and later.",
    other: "the other value",
  },
  {
    code: "MLD419",
    name: "quantity-retold",
    about: "What the same words name is stated with another value elsewhere.",
    severity: { default: "information" },
    preset: "strict",
    kind: "retelling",
    message:
      "{{here}} here and {{stated}} in line {{line}} seem to be one quantity, the {{name}}. Correct one of them, or say how they differ: a percentile, a region, today and later.",
    other: "the other value",
  },
  {
    code: "MLD416",
    name: "trained-before-labels",
    about:
      "Training comes round before labels are known, or features are cached for longer than they may be old.",
    severity: { default: "warning", concept: "information" },
    kind: "cadence",
    message:
      "{{formula}}: see line {{line}}. Bring the two together, or say what bridges them: a proxy, early labels, only matured examples.",
    other: "what it waits for",
  },
];

/** The rules about what follows from the numbers of a design. */
export const arithmeticRules: readonly Rule[] = rows.map(
  ({ code, name, about, severity, preset, kind, message, rough, other, offers, also }) =>
    defineRule({
      code,
      name,
      about,
      severity,
      ...(preset ? { preset } : {}),
      ...(offers ? { fix: "suggestion" as const } : {}),
      since: "0.1.0",
      messages: { differs: message, ...(also ? { also: also.message } : {}) },
      check(reading, report) {
        for (const calculation of reading.numbers.calculations) {
          if (calculation.kind !== kind || calculation.verdict !== "disagrees") continue;
          report({
            message: "differs",
            data: blanksOf(calculation, reading),
            range: calculation.range,
            related: relatedOf(calculation, other, reading),
            fixes: offers?.(calculation, reading) ?? [],
            ...(rough && calculation.isRough ? { atMost: rough } : {}),
          });
        }
        const more = also?.find(reading);
        if (more) report({ message: "also", ...more });
      },
    }),
);

function blanksOf(
  { formula, stated, data }: Calculation,
  { document }: Reading,
): Record<string, string | number> {
  const line = stated ? document.lines.position(placeOf(stated).start).line + 1 : "";
  return { formula, stated: stated ? writtenText(stated) : "", line, ...data };
}

/** The other places: the stated value where the finding stands elsewhere, else what it should follow from. */
function relatedOf({ stated, inputs, range }: Calculation, message: string, { document }: Reading) {
  const places = (stated ? [stated, ...inputs] : inputs).map(placeOf);
  return places
    .filter((place) => place.start !== range.start)
    .slice(0, stated && placeOf(stated).start !== range.start ? 1 : MOST_PLACES)
    .map((place) => ({
      message: `${message}: ${document.text.slice(place.start, place.end)}`,
      range: place,
    }));
}

const MOST_PLACES = 3;

/** Offers to write the computed value in place of the stated one. */
function rewriteOf({ stated, result }: Calculation, { document: { text } }: Reading): Fix[] {
  const edit = stated && rewritten(stated, result.value);
  if (!edit) return [];
  const { start, end } = placeOf(stated);
  const amount = text.slice(start, edit.range.start) + edit.newText + text.slice(edit.range.end, end);
  return [{ title: `Write ${amount} in place of ${text.slice(start, end)}`, kind: "suggestion", edit }];
}
