import type { Amount } from "../amountText";
import type { Calculation, CalculationKind } from "../calculation";
import { placeOf, type Stated } from "../roles/stated";

/** What quantities come to, held against the one that is stated for it. */
export function comparison(
  kind: CalculationKind,
  isMet: boolean,
  formula: string,
  result: Amount,
  inputs: readonly Stated[],
  stated: Stated,
): Calculation {
  const verdict = isMet ? "agrees" : "disagrees";
  return { kind, verdict, formula, result, inputs, stated, range: placeOf(stated) };
}
