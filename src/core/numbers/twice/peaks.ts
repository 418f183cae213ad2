import type { Calculation } from "../calculation";
import { contradiction } from "./contradiction";
import { isExplained, says } from "../explanations";
import { group, type Ledger } from "../ledger";
import { settingsIn, type Naming } from "./naming";
import { distinct, isClear, placeOf, type Stated } from "../roles/stated";
import { subjectOf } from "./singleRoles";

/** By so much a load may be above its peak: rounding. */
const ROUNDING = 1.2;

/** A load that is above the only peak that a design states for the same requests. */
export function loadsAbovePeak(ledger: Ledger, naming: Naming): Calculation[] {
  const peaks = ledger.withRole("load-peak").filter((one) => isPlain(one, ledger));
  const [peak, other] = distinct(peaks);
  if (!peak || other) return [];
  const bySubject = new Map<string, Stated[]>();
  for (const one of ledger.withRole("load-average"))
    if (isPlain(one, ledger)) group(bySubject, subjectOf(one, naming), one);
  const loads = bySubject.get(subjectOf(peak, naming)) ?? [];
  const [wrong, third] = distinct(loads);
  // Several loads are those of several things.
  if (!wrong || third || wrong.quantity.low <= peak.quantity.high * ROUNDING) return [];
  if (wrong.unit.block === peak.unit.block) return [];
  const [first, last] = [wrong, peak].sort((a, b) => placeOf(a).start - placeOf(b).start) as [Stated, Stated];
  return [
    contradiction(
      last === peak ? "peak, below the load elsewhere," : "load, above its own peak,",
      first,
      last,
    ),
  ];
}

/** Whether it is a load as it is planned, and of no place, kind or time but the peak. */
function isPlain(one: Stated, ledger: Ledger): boolean {
  if (!isClear(one) || ledger.isOfOperation(one)) return false;
  if (isExplained("scenario", one.unit) || isExplained("sampled", one.unit)) return false;
  return settingsIn(one.unit.text.replace(/(?:per|a|\/) ?second/g, "")).every((word) => says("peak", word));
}
