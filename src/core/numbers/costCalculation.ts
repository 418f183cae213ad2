import type { Amount } from "./amountText";
import type { Calculation } from "./calculation";
import { placeOf, type Stated } from "./stated";

/** What a cost comes to, held against the one that is stated for it. */
export function costCalculation(
  isMet: boolean,
  formula: string,
  result: Amount,
  inputs: readonly Stated[],
  stated: Stated,
): Calculation {
  const verdict = isMet ? "agrees" : "disagrees";
  return { kind: "cost", verdict, formula, result, inputs, stated, range: placeOf(stated) };
}
