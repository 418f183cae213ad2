import type { Label } from "../document/model";
import { amountText, countText } from "./amountText";
import type { Calculation } from "./calculation";
import { isExplained, says } from "./explanations";
import { headersOf } from "./headerUnit";
import { sectionOf, type Ledger } from "./ledger";
import { secondsIn } from "./periods";
import { placeOf, writtenText, type Stated } from "./stated";

/** A stated load may be off by this factor: rounding, and days that are not all alike. */
const TOLERANCE = 2;
/** How many times the average a peak may be. */
const HIGHEST_PEAK = 20;
/** Less of anything is not done by each user in a period. */
const LEAST_EACH = 0.001;
/** What a peak is taken for where none is stated. */
const USUAL_PEAK = 3;

/** An average load that follows from what the design states, each second. */
interface Source {
  readonly low: number;
  readonly high: number;
  readonly formula: string;
  readonly inputs: readonly Stated[];
  /** Whether it is what users make, and not traffic that is stated as such. */
  readonly isOfUsers: boolean;
}

/** The loads that users and what each does make, or that the traffic of a day makes, against those that are stated. */
export function loads(ledger: Ledger): Calculation[] {
  const made = ofUsers(ledger);
  const factors = new Set(made.flatMap(({ inputs }) => inputs));
  const sources = [...made, ...ofTraffic(ledger).filter(({ inputs: [traffic] }) => !factors.has(traffic!))];
  const stated = ["load-average", "load-peak"]
    .flatMap((role) => ledger.withRole(role))
    .filter(
      (one) =>
        one.quantity.unit !== "users" &&
        !isExplained("load", one.unit) &&
        !isExplainedBefore(one) &&
        isRate(one),
    );
  const found = stated.flatMap((load) => compared(load, sources));
  const told = new Set<Source | undefined>();
  // One source that nothing follows from is said once.
  const said = found.filter(
    ({ source, calculation }) => calculation.verdict === "agrees" || (!told.has(source) && told.add(source)),
  );
  return [
    ...said.map(({ calculation }) => calculation),
    ...sources.flatMap((one) => derived(one, stated, ledger)),
  ];
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

interface Compared {
  readonly source: Source | undefined;
  readonly calculation: Calculation;
}

/** A load against what it follows from in its sentence, else in its paragraph, else in its section. */
function compared(load: Stated, sources: readonly Source[]): Compared[] {
  const near = sourcesNear(load, sources);
  const [closest] = near;
  if (!closest) return [];
  const inSection = sources.filter((one) => sectionFor(one) === sectionOf(load.unit.label));
  const total = inSection.filter(({ isOfUsers }) => isOfUsers);
  const sum = {
    low: total.reduce((all, one) => all + one.low, 0),
    high: total.reduce((all, one) => all + one.high, 0),
  };
  const fitting = inSection.find((one) => agrees(load, one)) ?? (agrees(load, sum) ? closest : undefined);
  const source = fitting ?? closest;
  const { quantity } = load;
  return [
    {
      source,
      calculation: {
        kind: "load",
        verdict: fitting ? "agrees" : "disagrees",
        formula: source.formula,
        result: {
          value: source.high * secondsIn(quantity.per ?? "second"),
          dimension: "count",
          per: quantity.per,
        },
        inputs: source.inputs,
        stated: load,
        range: placeOf(load),
      },
    },
  ];
}

/** Those that a load is compared with, the surest first. */
function sourcesNear(load: Stated, sources: readonly Source[]): Source[] {
  const { unit } = load;
  const own = sources.filter(({ inputs }) => inputs.every((one) => one.unit === unit));
  if (own.length > 0) return own.filter((one) => isSameThing(load, one) || isSaidAgain(load, one));
  const inBlock = sources.filter(({ inputs }) => inputs.every((one) => one.unit.block === unit.block));
  if (inBlock.length > 0) return inBlock.filter((one) => isSameThing(load, one));
  const inSection = sources.filter((one) => sectionFor(one) === sectionOf(unit.label));
  const ofUsers = inSection.filter(({ isOfUsers }) => isOfUsers);
  return ofUsers.length === 1 ? ofUsers.filter((one) => isSameThing(load, one)) : [];
}

/** Whether a load counts what its source does; each thing that users do is a request. */
function isSameThing(load: Stated, { isOfUsers, inputs }: Source): boolean {
  const thing = thingOf(load);
  if (thing.length === 0) return true;
  const source = thingOf(inputs.at(-1)!);
  if (says("request", writtenText(load)) && (isOfUsers || source.length === 0)) return true;
  return (
    thing.some((word) => source.includes(word)) ||
    (says("request", writtenText(load)) && says("request", writtenText(inputs.at(-1)!)))
  );
}

/** The beginnings of the words for what is counted: "page", "load" of "240M page loads a day". */
function thingOf(one: Stated): string[] {
  const { per } = one.quantity;
  const words =
    writtenText(one)
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [];
  return words
    .filter((word) => word !== per && word !== "per" && !says("period", word))
    .map((word) => word.slice(0, STEM));
}

const STEM = 4;

/** "240M page loads a day, or 2,800 requests a second". */
function isSaidAgain({ unit, quantity }: Stated, { inputs }: Source): boolean {
  const between = unit.text.slice(inputs.at(-1)!.quantity.end, quantity.start);
  return (
    between.length <= JOINT &&
    (says("same", between) || says("average", between) || /^[\s,(=≈~]+$/.test(between))
  );
}

const JOINT = 25;

function sectionFor({ inputs }: Source): Label {
  return sectionOf(inputs.at(-1)!.unit.label);
}

/** A load that is not said to be the average may be that of the peak. */
function agrees(load: Stated, { low, high }: Pick<Source, "low" | "high">): boolean {
  const period = secondsIn(load.quantity.per ?? "second");
  const highest = isAverage(load) ? TOLERANCE : HIGHEST_PEAK;
  return load.quantity.high / period >= low / TOLERANCE && load.quantity.low / period <= high * highest;
}

/** "The cache answers 60%; 7,000 reach us": the sentence right before may explain it too. */
function isExplainedBefore({ unit }: Stated): boolean {
  return says("load", unit.block.content.slice(Math.max(0, unit.start - BEFORE), unit.start));
}

const BEFORE = 60;

/** "QPS: 900" is a rate as well as "900 QPS"; a number that stands far from the word is none. */
function isRate({ quantity, unit }: Stated): boolean {
  return (
    quantity.per !== undefined || says("request", clauseBefore(quantity, unit)) || unit.block.kind === "cell"
  );
}

function clauseBefore({ start }: Stated["quantity"], { text }: Stated["unit"]): string {
  return text.slice(0, start).split(CLAUSE).at(-1)!;
}

/** Whether its own clause or its header says that it is the average. */
function isAverage({ role, quantity, unit }: Stated): boolean {
  if (role !== "load-average") return false;
  const before = clauseBefore(quantity, unit);
  const [behind] = unit.text.slice(quantity.end).split(CLAUSE);
  const words = [before, behind!, ...headersOf(unit.label).map(({ text }) => text)];
  return words.some((text) => says("average", text) && !says("peak", text));
}

const CLAUSE = /[,;()，；（）]|\s(?:and|и|а)\s/;

/** What follows where the design leaves it unsaid: the average, and a peak. */
function derived(source: Source, stated: readonly Stated[], ledger: Ledger): Calculation[] {
  const { inputs, formula, high } = source;
  const section = sectionFor(source);
  if (stated.some((load) => sectionOf(load.unit.label) === section)) return [];
  if (inputs.some(({ unit }) => unit.block.kind === "code")) return [];
  const { topics } = ledger.facts.contexts.of(inputs[0]!.unit.label);
  if (!source.isOfUsers && !topics.includes("requirements-scale") && !topics.includes("serving")) return [];
  const last = inputs.reduce((a, b) => (placeOf(b).end > placeOf(a).end ? b : a));
  const place = placeOf(last);
  const [factor] = ledger.withRole("peak-factor").filter((one) => sectionOf(one.unit.label) === section);
  const times = factor?.quantity.high ?? USUAL_PEAK;
  return [
    {
      kind: "load",
      verdict: "derived",
      formula,
      result: { value: high, dimension: "count", per: "second" },
      inputs,
      stated: undefined,
      range: place,
      hint: {
        offset: place.end,
        text: `= ${loadText(high)}, ~${rounded(high * times)} at peak (×${countText(times)})`,
      },
    },
  ];
}

function loadText(value: number): string {
  return amountText({ value, dimension: "count", per: "second" });
}

/** What is only guessed has two digits: "35K". */
function rounded(value: number): string {
  return countText(Number(value.toPrecision(2)));
}
