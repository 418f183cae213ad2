import { amountText, digits } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { headersOf } from "../roles/headerUnit";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, type Stated } from "../roles/stated";
import type { Unit } from "../../facts/units";
import { isPercent, wordsBehind } from "./shareShapes";

/** How far a share may be off, in points. */
const POINTS = 0.04;

/** A proportion of classes and the share of the rare one: "SMOTE to a ratio of 0.5 (a third of the training data)". */
export function resampling(ledger: Ledger): Calculation[] {
  return ledger.unitsWith("ratio").flatMap(([unit, stated]): Calculation[] => {
    if (stated.length < 2 || !stated.some(isPercent) || !isOfResampling(unit)) return [];
    const shares = stated.filter((one) => isPercent(one) && isClear(one) && isOfRare(one));
    const ratios = proportionsOf(stated, unit);
    const [share] = shares;
    const [ratio] = ratios;
    if (!share || !ratio || shares.length > 1 || ratios.length > 1) return [];
    const { value: times, inputs } = ratio;
    if (inputs.includes(share)) return [];
    const value = times / (1 + times);
    // Some call the share itself the ratio.
    const isMet = [value, times].some((one) => Math.abs(one - share.quantity.low) <= POINTS);
    const result = { value, dimension: "ratio", unit: "percent" } as const;
    const formula = `${digits(times)} ÷ (1 + ${digits(times)}) = ${amountText(result)}`;
    return [comparison("equation", isMet, formula, result, inputs, share)];
  });
}

function isOfResampling({ text, label }: Unit): boolean {
  const labels = headersOf(label).map((header) => header.text);
  return [text, ...labels].some((words) => relationsIn(words).has("resampling"));
}

function isOfRare(one: Stated): boolean {
  return relationsIn(wordsBehind(one)).has("ofTraining");
}

interface Proportion {
  /** So many of the rare class for each of the other. */
  readonly value: number;
  readonly inputs: readonly Stated[];
}

/** "0.5", or "1:4" as two numbers of which the smaller is that of the rare class. */
function proportionsOf(stated: readonly Stated[], { text }: Unit): Proportion[] {
  const bare = stated.filter((one) => isClear(one) && isBare(one));
  return bare.flatMap((one, index): Proportion[] => {
    const next = bare[index + 1];
    const isPair = next && /^\s?:\s?$/.test(text.slice(one.quantity.end, next.quantity.start));
    if (isPair) {
      const [a, b] = [one.quantity.low, next.quantity.low];
      return [{ value: Math.min(a, b) / Math.max(a, b), inputs: [one, next] }];
    }
    return one.quantity.low > 0 && one.quantity.low < 1 ? [{ value: one.quantity.low, inputs: [one] }] : [];
  });
}

function isBare({ quantity: { dimension, low, high } }: Stated): boolean {
  return dimension === "none" && low === high;
}
