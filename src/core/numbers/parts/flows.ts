import { countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { isExplained } from "../explanations";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { isClear, type Stated } from "../roles/stated";
import { secondsIn } from "../time/periods";

const TOLERANCE = 0.25;
const LEAST_ROWS = 100;

/** So many a day, for how long, and how many that makes: "2M trips a day, 30 days of them are 60M trips". */
export function flows(ledger: Ledger): Calculation[] {
  return ledger.unitsWith("time").flatMap(([unit, stated]): Calculation[] => {
    if (stated.length !== PARTS) return [];
    const rate = stated.find((one) => isCount(one) && one.quantity.per !== undefined);
    const total = stated.find((one) => isCount(one) && one.quantity.per === undefined);
    const time = stated.find(isTime);
    if (!rate || !total || !time) return [];
    const period = secondsIn(rate.quantity.per!);
    if (rate.quantity.unit !== total.quantity.unit || time.quantity.low < 2 * period) return [];
    const [first] = stated;
    if (first !== rate || !isSaidToMake(time, total)) return [];
    if (isExplained("equation", unit) || isExplained("sampled", unit)) return [];
    const times = time.quantity.low / period;
    const value = rate.quantity.low * times;
    const tolerance = Math.max(TOLERANCE, roundingOf(total.quantity));
    const isMet = isNear({ low: value, high: value }, total.quantity, tolerance, total.quantity.bound);
    const { dimension, unit: counted } = total.quantity;
    const result: Amount = { value, dimension, unit: counted };
    const formula = `${countText(rate.quantity.low)} × ${countText(times)} = ${countText(value)}`;
    return [comparison("equation", isMet, formula, result, [rate, time], total)];
  });
}

const PARTS = 3;

/** "For 30 days, 60M trips", "30 days of them are 60M trips". */
function isSaidToMake(time: Stated, total: Stated): boolean {
  const { text } = total.unit;
  const gap = text.slice(time.quantity.end, total.quantity.start);
  return (
    time.quantity.end <= total.quantity.start &&
    /^[^.;\d]{0,30}?(?:[,(=≈→]|->|\b(?:is|are|makes?|gives?|so)\b|\p{Pd})\s*(?:about|around|так|около)?\s*[~≈]?\s*$/u.test(
      gap,
    )
  );
}

function isTime(one: Stated): boolean {
  const { dimension, low, high, per } = one.quantity;
  return dimension === "time" && low === high && !per && isClear(one);
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, each } = one.quantity;
  return dimension === "count" && low === high && low >= LEAST_ROWS && !each && isClear(one);
}
