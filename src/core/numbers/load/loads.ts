import type { Label } from "../../document/model";
import { countText } from "../amountText";
import type { Calculation } from "../calculation";
import { isExplained, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { sectionOf, type Ledger } from "../ledger";
import { loadText, sectionFor, sourcesOf, type Source } from "./loadSources";
import { secondsIn } from "../time/periods";
import { placeOf, writtenText, type Stated } from "../roles/stated";

/** A stated load may be off by this factor: rounding, and days that are not all alike. */
const TOLERANCE = 2;
/** How many times the average a load may be that may be that of the peak, and one that is called so. */
const HIGHEST_PEAK = 20;
const HIGHEST_TOLD_PEAK = 50;
/** What a peak is taken for where none is stated. */
const USUAL_PEAK = 3;

/** The loads that users and what each does make, or that the traffic of a day makes, against those that are stated. */
export function loads(ledger: Ledger): Calculation[] {
  const sources = sourcesOf(ledger);
  if (sources.length === 0) return [];
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
    ...shownOf(sources).flatMap((one) => derived(one, stated, ledger)),
  ];
}

/** The sources of which something is shown: of users and traffic that make one load in a section, the users. */
function shownOf(sources: readonly Source[]): Source[] {
  const users = new Map<Label, Source>();
  for (const one of sources)
    if (one.isOfUsers && !users.has(sectionFor(one))) users.set(sectionFor(one), one);
  return sources.filter((one) => {
    const made = users.get(sectionFor(one));
    const isSame = made && made.high <= one.high * TOLERANCE && one.high <= made.high * TOLERANCE;
    return one.isOfUsers || !isSame;
  });
}

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

/** A load that is not said to be the average may be that of the peak. */
function agrees(load: Stated, { low, high }: Pick<Source, "low" | "high">): boolean {
  const period = secondsIn(load.quantity.per ?? "second");
  const peak = load.role === "load-peak" ? HIGHEST_TOLD_PEAK : HIGHEST_PEAK;
  const highest = isAverage(load) ? TOLERANCE : peak;
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

/** What is only guessed has two digits: "35K". */
function rounded(value: number): string {
  return countText(Number(value.toPrecision(2)));
}
