import { amountText, countText } from "./amountText";
import type { Calculation } from "./calculation";
import { isExplained } from "./explanations";
import type { Ledger } from "./ledger";
import { secondsIn } from "./periods";
import { placeOf, type Stated } from "./stated";

/** A stated load may be off by this factor: rounding, and days that are not all alike. */
const TOLERANCE = 2;
/** How many times the average a peak may be. */
const HIGHEST_PEAK = 20;
/** What a peak is taken for where none is stated. */
const USUAL_PEAK = 3;

/** The load that users and what each does make, against the load that is stated. */
export function loads(ledger: Ledger): Calculation[] {
  return ledger.withRole("actions-per-user").flatMap((actions): Calculation[] => {
    const users = usersOf(ledger, actions);
    if (!users || [users, actions].some(({ unit }) => isExplained("load", unit))) return [];
    const perDay = actions.quantity.per ? secondsIn("day") / secondsIn(actions.quantity.per) : 1;
    const low = (users.quantity.low * actions.quantity.low * perDay) / secondsIn("day");
    const high = (users.quantity.high * actions.quantity.high * perDay) / secondsIn("day");
    if (!(low > 0)) return [];
    const result = { value: high, dimension: "count", per: "second" } as const;
    const formula = `${countText(users.quantity.high)} × ${countText(actions.quantity.high * perDay)} ÷ 86,400 = ${amountText(result)}`;
    const stated = statedLoads(ledger, users, actions);
    const shared = { kind: "load", formula, result, inputs: [users, actions] } as const;
    if (stated.length === 0) {
      const peak = countText(high * USUAL_PEAK);
      const place = placeOf(actions);
      return [
        {
          ...shared,
          verdict: "derived",
          stated: undefined,
          range: place,
          hint: {
            offset: place.end,
            text: `= ${amountText(result)}, ~${peak} at peak (×${USUAL_PEAK})`,
          },
        },
      ];
    }
    return stated.map((load) => ({
      ...shared,
      verdict: agrees(load, low, high) ? "agrees" : "disagrees",
      stated: load,
      range: placeOf(load),
    }));
  });
}

/** The users who do it: in its own sentence, else in its section, else the only ones. */
function usersOf(ledger: Ledger, actions: Stated): Stated | undefined {
  const own = ledger.inUnit(actions.unit).filter(({ role }) => role === "daily-users");
  if (own.length > 0) return own[0];
  const beside = ledger.beside("daily-users", actions);
  return beside.length === 1 ? beside[0] : ledger.theOne("daily-users");
}

/** The loads that the same section states of the whole service. */
function statedLoads(ledger: Ledger, users: Stated, actions: Stated): Stated[] {
  return ["load-average", "load-peak"]
    .flatMap((role) => ledger.beside(role, actions))
    .filter(({ unit, quantity }) => !isExplained("load", unit) && quantity.unit !== users.quantity.unit);
}

/** A load that is not said to be the average may be that of the peak. */
function agrees({ quantity }: Stated, low: number, high: number): boolean {
  const period = secondsIn(quantity.per!);
  const from = quantity.low / period;
  const to = quantity.high / period;
  return to >= low / TOLERANCE && from <= high * HIGHEST_PEAK;
}
