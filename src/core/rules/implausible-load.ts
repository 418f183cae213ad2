import type { Period } from "../knowledge/measureTypes";
import { countText } from "../numbers/amountText";
import { isExplained } from "../numbers/explanations";
import { periodsIn, secondsIn } from "../numbers/time/periods";
import { placeOf, type Stated } from "../numbers/roles/stated";
import { defineRule, type Reading } from "./rule";

/** So often a day does no person anything, and so seldom is no daily use. */
const MOST = 500;
const LEAST = 0.01;

export default defineRule({
  code: "MLD417",
  name: "implausible-load",
  about: "Each user does something more often than people do, or almost never.",
  severity: { default: "hint", concept: "off" },
  since: "0.1.0",
  messages: {
    many: "{{times}} a day for each user: people rarely do anything so often. Check the number, or say what sends it.",
    few: "{{times}} a day for each user is almost never: check the number.",
  },
  check({ numbers }, report) {
    for (const [one, times] of timesADay(numbers)) {
      if (isExplained("machine", one.unit) || (times <= MOST && times >= LEAST)) continue;
      report({
        message: times > MOST ? "many" : "few",
        data: { times: countText(times) },
        range: placeOf(one),
      });
    }
  },
});

/** How often a day each user does what: as it is stated, or from the traffic of all of them. */
function timesADay({ stated, calculations }: Reading["numbers"]): Map<Stated, number> {
  const times = new Map<Stated, number>();
  for (const { kind, inputs } of calculations) {
    const [users, actions] = inputs;
    if (kind === "load" && users && actions)
      times.set(actions, daily(actions.quantity.high, actions.quantity.per ?? users.quantity.per ?? "day"));
  }
  for (const one of stated)
    if (one.role === "actions-per-user" && !one.quantity.isAmbiguous) {
      // "200K come on a day; each of them opens it 600 times": the period stands before.
      const period = one.quantity.per ?? periodBefore(one);
      if (period) times.set(one, daily(one.quantity.high, period));
    }
  const users = stated.filter(({ role }) => role === "daily-users");
  const [only] = users;
  if (only && users.every(({ quantity }) => quantity.high === only.quantity.high))
    for (const one of stated) {
      const { high, isAmbiguous } = one.quantity;
      const each = high / only.quantity.low;
      // That few of the users do something is plausible.
      if (one.role === "traffic-per-day" && one.quantity.unit !== "users" && !isAmbiguous && each > MOST)
        times.set(one, each);
    }
  return times;
}

function periodBefore({ unit, quantity }: Stated): Period | undefined {
  const end = unit.start + quantity.start;
  return periodsIn(unit.block.content.slice(Math.max(0, end - REACH), end)).at(-1);
}

/** How far before a number its period may stand. */
const REACH = 120;

function daily(value: number, period: NonNullable<Stated["quantity"]["per"]>): number {
  return (value * secondsIn("day")) / secondsIn(period);
}
