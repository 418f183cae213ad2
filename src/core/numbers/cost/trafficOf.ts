import type { Ledger } from "../ledger";
import { distinct, isClear, writtenText, type Stated } from "../roles/stated";

/** How many of something there are in a time, where the design says that once. */
export function trafficOf(ledger: Ledger, thing: string): Stated | undefined {
  const stem = thing.toLowerCase().slice(0, STEM);
  if (stem.length < SHORTEST) return undefined;
  const isOfThing = (one: Stated): boolean =>
    isClear(one) && one.quantity.per !== undefined && writtenText(one).toLowerCase().includes(` ${stem}`);
  for (const role of TRAFFIC) {
    const known = distinct(ledger.withRole(role).slice(0, MOST_TRAFFIC).filter(isOfThing));
    if (known.length > 0) return known.length === 1 ? known[0] : undefined;
  }
  return undefined;
}

const TRAFFIC = ["traffic-per-day", "load-average"];
const MOST_TRAFFIC = 40;
const STEM = 6;
const SHORTEST = 4;
