import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, writtenText, type Stated } from "../roles/stated";

/** How far both may be from one another, in points. */
const POINTS = 0.01;

/** The accuracy of a model that always gives one answer, against the share of the class that it names: both are one number. */
export function constantAnswers(ledger: Ledger): Calculation[] {
  return ledger.stated.flatMap((accuracy): Calculation[] => {
    const { metric, unit, quantity } = accuracy;
    if (metric?.metric.id !== "accuracy" || !isLevel(accuracy)) return [];
    const before = unit.text.slice(0, quantity.start);
    if (!relationsIn(before).has("oneAnswer")) return [];
    const share = shareBefore(ledger, accuracy);
    if (!share) return [];
    const common = Math.max(share.quantity.low, 1 - share.quantity.low);
    const points = Math.max(POINTS, (1 - common) / 2);
    // "It is right in less than 99%" says what it is not.
    const isMet = Math.abs(quantity.low - common) <= points || Math.abs(1 - quantity.low - common) <= points;
    const { dimension, unit: measure } = quantity;
    const result: Amount = { value: common, dimension, unit: measure };
    const text = amountText({ value: common, dimension: "ratio", unit: "percent" });
    const formula = `With ${writtenText(share)} in one class, one answer for all is right in ${text}`;
    return [comparison("equation", isMet, formula, result, [share], accuracy)];
  });
}

function isLevel(one: Stated): boolean {
  const { dimension, low, high, isChange, bound } = one.quantity;
  const isShare = dimension === "none" || dimension === "ratio";
  const isPlain = bound === "exact" || bound === "about";
  return isShare && isPlain && low === high && low > 0 && low < 1 && !isChange && isClear(one);
}

/** The share of a class right before, in the same paragraph or fence. */
function shareBefore(ledger: Ledger, accuracy: Stated): Stated | undefined {
  const beside = ledger.inBlock(accuracy.unit.block);
  const at = beside.indexOf(accuracy);
  const share = beside[at - 1];
  if (!share || share.metric || !isLevel(share)) return undefined;
  const { unit, quantity } = share;
  const around = unit.text.slice(Math.max(0, quantity.start - REACH), quantity.end + REACH);
  return relationsIn(around).has("ofClass") ? share : undefined;
}

const REACH = 25;
