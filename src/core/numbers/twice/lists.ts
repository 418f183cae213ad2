import type { Unit } from "../../facts/units";
import type { Calculation } from "../calculation";
import { retelling } from "./contradiction";
import { group, sectionOf, type Ledger } from "../ledger";
import { settingsOf, type Naming } from "./naming";
import { isClear, type Stated } from "../roles/stated";
import { stemsIn } from "./stems";

/** Longer labels say more than what stands behind them is. */
const LONGEST_NAME = 3;
/** More in one line are a table of their own. */
const MOST = 6;

/**
 * A list of amounts that is told twice under the same label, with one of them changed: "Horizon: a month, at most a quarter"
 * and "Horizon: two months, at most a quarter".
 */
export function listsToldTwice(ledger: Ledger, naming: Naming): Calculation[] {
  const byLabel = new Map<string, (readonly [Unit, readonly Stated[]])[]>();
  for (const [unit, stated] of ledger.units) {
    if (stated.length < 2 || stated.length > MOST) continue;
    const { label, block } = unit;
    if (label.kind !== "line" || block.kind === "cell" || !stated.every(isClear)) continue;
    const name = stemsIn(label.text);
    const isName = name.length > 0 && name.length <= LONGEST_NAME;
    const key = [...name, ...settingsOf(label), ...stated.map(({ quantity }) => quantity.dimension)].join(
      " ",
    );
    if (isName) group(byLabel, key, [unit, stated]);
  }
  return [...byLabel.values()].flatMap((same) => {
    const [first, other, third] = same;
    if (!first || !other || third || sectionOf(first[0].label) === sectionOf(other[0].label)) return [];
    if (naming.areTogether(first[0], other[0])) return [];
    const pairs = first[1].map((one, index) => [one, other[1][index]!] as const);
    const differing = pairs.filter(([a, b]) => !isEqual(a, b));
    const [wrong] = differing;
    if (!wrong || differing.length > 1 || differing.length === pairs.length) return [];
    return [retelling(`value of "${first[0].label.text.trim()}"`, wrong[0], wrong[1])];
  });
}

function isEqual({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  return a.low <= b.high * ROUNDING && b.low <= a.high * ROUNDING && a.per === b.per;
}

const ROUNDING = 1.02;
