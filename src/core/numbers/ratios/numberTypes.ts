import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, type Stated } from "../roles/stated";
import { bytesNamed, USUAL_BYTES } from "../written/unsaidFactors";
import { isPercent, isTimes, wordsBefore, wordsBehind } from "./shareShapes";

/** The widest number that anything is stored in, in bytes. */
const WIDEST = Math.max(...USUAL_BYTES);
const ROUNDING = 1.1;
const POINTS = 0.02;

/** By how much a smaller type of numbers makes a vector or a model smaller, at most: "int8, 4x less memory". */
export function numberTypes(ledger: Ledger): Calculation[] {
  return ledger.unitsWith("ratio").flatMap(([unit, stated]): Calculation[] => {
    const [bytes, second] = bytesNamed(unit.text).sort((a, b) => a - b);
    if (bytes === undefined || bytes >= WIDEST || relationsIn(unit.text).has("shrinker")) return [];
    // "From float32 to int8" says both.
    const widest = second ?? WIDEST;
    return stated.filter(isShrinking).map((one) => {
      const most = isTimes(one) ? widest / bytes : 1 - bytes / widest;
      const isMet = isTimes(one)
        ? one.quantity.low <= most * ROUNDING
        : Math.abs(one.quantity.low) <= most + POINTS;
      const result = { value: most, dimension: "ratio", unit: isTimes(one) ? "times" : "percent" } as const;
      const formula = `From ${widest} bytes a number to ${bytes}, at most ${amountText(result)}`;
      return comparison("equation", isMet, formula, result, [], one);
    });
  });
}

/** "Memory 4x less", "reduces memory 4x", "75% smaller". */
function isShrinking(one: Stated): boolean {
  if (!isClear(one) || !(isTimes(one) || isPercent(one)) || one.quantity.bound === "at-most") return false;
  const told = relationsIn(`${wordsBefore(one)} | ${wordsBehind(one)}`);
  return told.has("fall") && told.has("sizeOf") && !told.has("rise");
}
