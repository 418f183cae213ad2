import { group } from "../ledger";
import { relationsIn } from "../relationWords";
import type { Stated } from "../roles/stated";
import type { AlertMistake } from "../twice/alerts";
import { metricKey } from "../twice/identity";

/** Alerts at values that the design itself calls stable: "PSI < 0.1: stable", and "retrain when PSI > 0.05". */
export function calmMistakes(stated: readonly Stated[]): AlertMistake[] {
  const byMetric = new Map<string, Stated[]>();
  for (const one of stated) if (one.metric && isBounded(one)) group(byMetric, metricKey(one), one);
  return [...byMetric.values()].flatMap((all): AlertMistake[] => {
    const [calm, other] = all.filter(isCalm);
    if (!calm || other) return [];
    const isBelow = calm.quantity.bound === "at-most";
    const wrong = all.filter(({ role, unit, quantity: { bound, low } }) => {
      if (role !== "threshold" || unit === calm.unit || bound === calm.quantity.bound) return false;
      return isBelow ? low < calm.quantity.low : low > calm.quantity.low;
    });
    return wrong.map((threshold) => ({
      message: "calm",
      threshold,
      other: calm,
      isHigherBetter: !isBelow,
    }));
  });
}

function isBounded({ quantity: { bound, isChange, isAmbiguous } }: Stated): boolean {
  return (bound === "at-most" || bound === "at-least") && !isChange && !isAmbiguous;
}

/** Whether the words right behind a limit say that nothing is to be done there. */
function isCalm({ unit, quantity }: Stated): boolean {
  const { content } = unit.block;
  const end = unit.start + quantity.end;
  const [behind] = /^[^,;.\n]*/u.exec(content.slice(end, end + REACH))!;
  return /^\s*[:=(—–-]/u.test(behind) && relationsIn(behind).has("calm");
}

const REACH = 40;
