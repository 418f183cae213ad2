import type { Label } from "../../document/model";
import { amountText, countText } from "../amountText";
import { isExplained } from "../explanations";
import { sectionOf, type Ledger } from "../ledger";
import { secondsIn } from "../time/periods";
import type { Stated } from "../roles/stated";

/** Less of anything is not done by each user in a period. */
const LEAST_EACH = 0.001;

/** An average load that follows from what the design states, each second. */
export interface Source {
  readonly low: number;
  readonly high: number;
  readonly formula: string;
  readonly inputs: readonly Stated[];
  /** Whether it is what users make, and not traffic that is stated as such. */
  readonly isOfUsers: boolean;
}

/** What the users of a design make, and the traffic that it states besides. */
export function sourcesOf(ledger: Ledger): Source[] {
  const made = ofUsers(ledger);
  const factors = new Set(made.flatMap(({ inputs }) => inputs));
  return [...made, ...ofTraffic(ledger).filter(({ inputs: [traffic] }) => !factors.has(traffic!))];
}

/** The section in which a source is told. */
export function sectionFor({ inputs }: Source): Label {
  return sectionOf(inputs.at(-1)!.unit.label);
}

/** Each thing that a user does, with the users who do it. */
function ofUsers(ledger: Ledger): Source[] {
  return actionsOf(ledger).flatMap(({ users, actions }): Source[] => {
    if ([users, actions].some(({ unit }) => isExplained("load", unit))) return [];
    const period = actions.quantity.per ?? users.quantity.per ?? "day";
    // Who comes once a month does not come each day.
    if (users.quantity.per === "month" && period !== "month") return [];
    if (actions.quantity.isAmbiguous || users.quantity.isAmbiguous) return [];
    const factors = [countText(users.quantity.high), countText(actions.quantity.high)];
    const low = users.quantity.low * actions.quantity.low;
    const high = users.quantity.high * actions.quantity.high;
    return sourceOf(low, high, period, factors, [users, actions], true);
  });
}

/** "24M searches a day". */
function ofTraffic(ledger: Ledger): Source[] {
  return ["traffic-per-day", "traffic-per-month"].flatMap((role) =>
    ledger.withRole(role).flatMap((traffic): Source[] => {
      const { low, high, per, unit, isAmbiguous, isChange } = traffic.quantity;
      if (unit === "users" || isAmbiguous || isChange || isExplained("load", traffic.unit)) return [];
      // Beside millions of users three requests a day are those of one.
      const users = ledger.inUnit(traffic.unit).filter((one) => one.quantity.unit === "users");
      if (users.some(({ quantity }) => high < quantity.low * LEAST_EACH)) return [];
      return sourceOf(low, high, per!, [countText(high)], [traffic], false);
    }),
  );
}

function sourceOf(
  low: number,
  high: number,
  period: NonNullable<Stated["quantity"]["per"]>,
  factors: readonly string[],
  inputs: readonly Stated[],
  isOfUsers: boolean,
): Source[] {
  const seconds = secondsIn(period);
  if (!(low > 0)) return [];
  const result = loadText(high / seconds);
  const formula = `${factors.join(" × ")} ÷ ${seconds.toLocaleString("en-US")} = ${result}`;
  return [{ low: low / seconds, high: high / seconds, formula, inputs, isOfUsers }];
}

/** What each user does, and the users of its own sentence, else of its section, else the only ones. */
function actionsOf(ledger: Ledger): { users: Stated; actions: Stated }[] {
  const told = ledger.withRole("actions-per-user").flatMap((actions) => {
    const users = usersOf(ledger, actions);
    return users && isFlow(actions, users) ? [{ users, actions }] : [];
  });
  const known = new Set(told.map(({ actions }) => actions));
  const beside = USERS.flatMap((role) => ledger.withRole(role)).flatMap((users) => {
    const actions = actionsBeside(ledger, users);
    return actions && !known.has(actions) ? [{ users, actions }] : [];
  });
  return [...told, ...beside];
}

/** What each does a day; "300 friends per user" is no flow, and "200 videos per user" may be none. */
function isFlow({ quantity, unit }: Stated, users: Stated): boolean {
  if (quantity.per) return true;
  const isDaily = users.role !== "users" && quantity.dimension === "count";
  return isDaily && (quantity.unit === "requests" || users.unit === unit);
}

const USERS = ["daily-users", "monthly-users", "users"] as const;

function usersOf(ledger: Ledger, actions: Stated): Stated | undefined {
  for (const role of USERS) {
    const own = ledger.inUnit(actions.unit).filter((one) => one.role === role);
    if (own.length > 0) return own[0];
  }
  for (const role of USERS) {
    const beside = ledger.beside(role, actions);
    const inBlock = beside.filter(({ unit }) => unit.block === actions.unit.block);
    if (inBlock.length === 1) return inBlock[0];
    if (beside.length > 0) return beside.length === 1 ? beside[0] : undefined;
  }
  return ledger.theOne("daily-users");
}

/** "50M DAU x 20/day", "30M users with 8 page loads each". */
function actionsBeside(ledger: Ledger, users: Stated): Stated | undefined {
  const { unit } = users;
  const stated = ledger.inUnit(unit);
  const next = stated[stated.indexOf(users) + 1];
  if (!next || !COUNTED.has(next.quantity.dimension) || next.quantity.isChange) return undefined;
  const behind = unit.text.slice(next.quantity.end, next.quantity.end + EACH_REACH);
  if (TIMES.test(unit.text.slice(users.quantity.end, next.quantity.start)))
    return /^\s*(?:[×*·÷/]|[xхX]\s)/u.test(behind) ? undefined : next;
  return /^[^,;.()]*\b(?:each|apiece)\b/i.test(behind) ? next : undefined;
}

/** A sign of multiplication with few words beside it. */
const TIMES = /^[^,;.:()=]{0,20}(?:[×*·]|\s[xхX](?=\s))[^,;.:()=\d]{0,10}$/u;
const COUNTED = new Set<string>(["count", "none"]);
const EACH_REACH = 25;

/** A load a second, as people write it. */
export function loadText(value: number): string {
  return amountText({ value, dimension: "count", per: "second" });
}
