import { amountText, type Amount } from "./amountText";
import type { Calculation } from "./calculation";
import { comparison } from "./comparison";
import { headersOf } from "./headerUnit";
import { inlineLabels } from "./latencyNames";
import { group, type Ledger } from "./ledger";
import { roundingOf } from "./nearness";
import { relationsIn } from "./relationWords";
import { isClear, writtenText, type Stated } from "./stated";
import type { Unit } from "../facts/units";

/** Scores that were rounded, and averaged over runs, differ a little. */
const TOLERANCE = 0.1;

/** An F1 against the precision and the recall that stand beside it: in its sentence, its row or its column. */
export function fScores(ledger: Ledger): Calculation[] {
  const scores = ledger.stated.filter(isScore);
  const byPlace = new Map<Unit | number, Stated[]>();
  for (const one of scores) {
    const headers = headersOf(one.unit.label);
    const column = headers.find(({ kind }) => kind === "column");
    const row = headers.find(({ kind }) => kind === "row");
    if (!column) {
      group(byPlace, one.unit, one);
      if (one.unit.block.kind === "item")
        group(byPlace, (inlineLabels(one).at(-1)?.parent ?? one.unit.label).range.start, one);
    } else {
      group(byPlace, column.range.start, one);
      if (row) group(byPlace, row.range.start, one);
    }
  }
  return [...byPlace.values()].flatMap(ofPlace);
}

function isScore(one: Stated): boolean {
  const { dimension, low, high, bound } = one.quantity;
  const isNumber = dimension === "none" || (dimension === "ratio" && one.quantity.unit === "percent");
  const isLevel = isNumber && low === high && low > 0 && low <= 1 && (bound === "exact" || bound === "about");
  return isLevel && isClear(one) && NAMES.has(one.metric?.metric.id) && !isAveraged(one.unit);
}

const NAMES = new Set<string | undefined>(["precision", "recall", "f1"]);

/** Of an average over classes, or at another threshold, the F1 does not follow. */
function isAveraged({ text, label, block }: Unit): boolean {
  const texts = [text, block.content, ...headersOf(label).map((header) => header.text)];
  return texts.some((one) => relationsIn(one).has("averaged"));
}

function ofPlace(all: readonly Stated[]): Calculation[] {
  const of = (id: string): Stated[] => all.filter(({ metric }) => metric?.metric.id === id);
  const [precision, recall, f1] = [of("precision"), of("recall"), of("f1")];
  if ([precision, recall, f1].some(({ length }) => length !== 1)) return [];
  const [p, r, f] = [precision[0]!, recall[0]!, f1[0]!];
  const a = p.quantity.low;
  const b = r.quantity.low;
  const value = (2 * a * b) / (a + b);
  const tolerance = Math.max(TOLERANCE, ...[p, r, f].map(({ quantity }) => roundingOf(quantity) / 2));
  const isMet = Math.abs(f.quantity.low - value) <= value * tolerance;
  const isPercent = f.quantity.dimension === "ratio";
  const result: Amount = { value, dimension: isPercent ? "ratio" : "none" };
  const [x, y] = [writtenText(p), writtenText(r)];
  const formula = `2 × ${x} × ${y} ÷ (${x} + ${y}) = ${amountText(result)}`;
  return [comparison("equation", isMet, formula, result, [p, r], f)];
}
