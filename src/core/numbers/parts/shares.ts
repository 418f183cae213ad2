import type { Block, Label } from "../../document/model";
import type { Unit } from "../../facts/units";
import type { RelationWord } from "../../knowledge/measureTypes";
import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { headersOf } from "../roles/headerUnit";
import { inlineLabels } from "../latency/latencyNames";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isLimit } from "../roles/standing";
import { isClear, placeOf, type Stated } from "../roles/stated";

/** Shares that are parts of one whole, each between nothing and all of it. */
interface Whole {
  readonly members: readonly Stated[];
  /** What the whole is in the numbers of its members: 1 of percents, 100 of "80/10/10". */
  readonly scale: 1 | 100;
  /** Whether nothing else is a part of it, so that they may not come to less. */
  readonly isClosed: boolean;
}

/** Shares are rounded, and each by itself. */
const ROUNDING = 0.005;
const LEAST_ROUNDING = 0.0101;
const ROUGH = 0.05;

/** The shares into which a data set or its classes are divided, against the whole: 60%, 20% and 20%. */
export function shares(ledger: Ledger): Calculation[] {
  const found = ledger.units.flatMap(([unit, stated]) => {
    if (stated.length < 2) return [];
    const run = slashed(unit, stated) ?? named(unit, stated, ledger) ?? distributed(unit, stated);
    return run ? [run] : [];
  });
  const taken = new Set(found.flatMap(({ members }) => members));
  return [...found, ...listed(ledger, taken)].flatMap(judged);
}

function judged({ members, scale, isClosed }: Whole): Calculation[] {
  const low = sum(members, "low") / scale;
  const high = sum(members, "high") / scale;
  const isRough = members.some(({ quantity }) => quantity.bound !== "exact");
  const tolerance = Math.max(LEAST_ROUNDING, ROUNDING * members.length, isRough ? ROUGH : 0);
  const isBelow = high < 1 - tolerance;
  if (isBelow && !isClosed) return [];
  const value = low > 1 ? low : high;
  const part = ({ quantity }: Stated): string => {
    const [from, to] = [quantity.low, quantity.high].map((share) =>
      amountText({ value: share / scale, dimension: "ratio" }),
    );
    return from === to ? from! : `${from!} to ${to!}`;
  };
  return [
    {
      kind: "equation",
      verdict: isBelow || low > 1 + tolerance ? "disagrees" : "agrees",
      formula: `${members.map(part).join(" + ")} = ${amountText({ value, dimension: "ratio" })}`,
      result: { value, dimension: "ratio" },
      inputs: members,
      stated: undefined,
      range: placeOf(members.at(-1)!),
      data: { stated: "100%" },
    },
  ];
}

function sum(members: readonly Stated[], end: "low" | "high"): number {
  return Number(members.reduce((all, { quantity }) => all + quantity[end], 0).toPrecision(DIGITS));
}

/** Without the noise of binary fractions. */
const DIGITS = 12;

/** "80/10/10", "70:30": less than most of the whole is a ratio of another kind ("4:1"). */
const LEAST_RUN = 60;
const LEAST_LARGEST = 40;

function slashed(unit: Unit, stated: readonly Stated[]): Whole | undefined {
  const run: Stated[] = [];
  for (const one of stated) {
    const last = run.at(-1);
    const isNext = last && /^\s?%?\s?[/:]\s?$/.test(unit.text.slice(last.quantity.end, one.quantity.start));
    if (!isNext && run.length > 1) break;
    if (!isNext) run.length = 0;
    if (isPercent(one)) run.push(one);
  }
  if (run.length < 2) return undefined;
  const isOfPercents = run.every(({ quantity }) => quantity.dimension === "ratio");
  const scale = isOfPercents ? 1 : 100;
  const values = run.map(({ quantity }) => (quantity.low / scale) * 100);
  const all = values.reduce((total, value) => total + value, 0);
  if (all < LEAST_RUN || Math.max(...values) < LEAST_LARGEST) return undefined;
  if (run.some(({ quantity }) => quantity.dimension !== run[0]!.quantity.dimension && !isOfPercents))
    return undefined;
  const words = wordsBeside(unit);
  if (!words.has("train") && !words.has("divided")) return undefined;
  return { members: run, scale, isClosed: stated.length === run.length && !words.has("rest") };
}

/** A percent, or a bare number that may be one of "80/10/10". */
function isPercent({ quantity }: Stated): boolean {
  const { dimension, unit, low, high, isAmbiguous, isChange } = quantity;
  const isWhole = dimension === "none" ? low >= 1 && low < 100 : dimension === "ratio" && unit === "percent";
  return isWhole && low === high && !isAmbiguous && !isChange && quantity.bound === "exact";
}

/** The parts of a data set. */
export const PARTS: readonly RelationWord[] = ["train", "validation", "test"];

/** "70% for training, 15% for validation and 15% for testing": a part of the data for each share. */
function named(unit: Unit, stated: readonly Stated[], ledger: Ledger): Whole | undefined {
  const members = stated.filter(isShare);
  if (members.length < 2) return undefined;
  const words = relationsIn(unit.text);
  const parts = PARTS.filter((part) => words.has(part));
  if (members.length !== parts.length || !words.has("train")) return undefined;
  if (!wordsBeside(unit).has("divided") && !members.every(isGivenTo)) return undefined;
  if (
    ledger.namesMetric(unit) ||
    words.has("level") ||
    words.has("fall") ||
    words.has("rise") ||
    hasOtherRatio(stated, members)
  )
    return undefined;
  return { members, scale: 1, isClosed: parts.length === PARTS.length && !words.has("rest") };
}

/** "60% of the photos for training". */
function isGivenTo({ unit, quantity }: Stated): boolean {
  return /^[^,;.\d]{0,30}?(?<!\p{L})(?:for|to|as|into|на|для|в)(?!\p{L})/u.test(
    unit.text.slice(quantity.end),
  );
}

/** "Class distribution: 97% normal, 3% fraud". */
function distributed(unit: Unit, stated: readonly Stated[]): Whole | undefined {
  const members = stated.filter(isShare);
  if (members.length < 2) return undefined;
  const words = wordsBeside(unit);
  if (!words.has("distribution") || words.has("rest")) return undefined;
  if (hasOtherRatio(stated, members) || !areEnumerated(unit, members) || !areOfOne(members)) return undefined;
  return { members, scale: 1, isClosed: false };
}

/** "60% of users, 70% of revenue" are shares of two wholes. */
function areOfOne(members: readonly Stated[]): boolean {
  const wholes = members.flatMap(({ unit, quantity }) => {
    const whole = OF.exec(unit.text.slice(quantity.end, quantity.end + OF_REACH))?.[1];
    return whole === undefined ? [] : [whole.toLowerCase()];
  });
  return new Set(wholes).size <= 1;
}

const OF = /^\s*(?:of|от|из)\s+(?:the\s+|all\s+|our\s+)?(\p{L}+)/iu;
const OF_REACH = 40;

/** Whether nothing but names stands between the shares. */
function areEnumerated({ text }: Unit, members: readonly Stated[]): boolean {
  return members
    .slice(1)
    .every(({ quantity }, index) =>
      /^[^.;:\d]{1,40}$/.test(text.slice(members[index]!.quantity.end, quantity.start)),
    );
}

function hasOtherRatio(stated: readonly Stated[], members: readonly Stated[]): boolean {
  return stated.some((one) => one.quantity.dimension === "ratio" && !members.includes(one));
}

/** A plain share: no limit, no value of a metric. */
function isShare(one: Stated): boolean {
  const { dimension, unit, high, per } = one.quantity;
  const isPlain = dimension === "ratio" && unit === "percent" && high <= 1 && per === undefined;
  return isPlain && isClear(one) && !isLimit(one.quantity) && one.metric === undefined;
}

/** One share in each item, line or row: of a data set each is called its part, else the heading tells a distribution. */
function listed(ledger: Ledger, taken: ReadonlySet<Stated>): Whole[] {
  const byPlace = new Map<Block | Unit, Stated>();
  for (const [unit, stated] of ledger.unitsWith("ratio")) {
    const members = stated.filter((one) => isShare(one) && !taken.has(one));
    const [first] = members;
    const place = unit.block.kind === "code" ? unit : unit.block;
    if (!first || members.length > 1 || first.quantity.start > BEGINNING) continue;
    // "Medium (40-70%): 20% of them": what stands behind the label, and else no second sentence.
    const known = byPlace.get(place);
    if (!known || (inlineLabels(first).length > 0 && inlineLabels(known).length === 0))
      byPlace.set(place, first);
  }
  const groups = new Map<number, { readonly above: Label | Block; readonly members: Stated[] }>();
  for (const one of byPlace.values()) {
    const above = listOf(one);
    if (!above) continue;
    const known = groups.get(above.range.start);
    if (known) known.members.push(one);
    else groups.set(above.range.start, { above, members: [one] });
  }
  return [...groups.values()].flatMap(({ above, members }) => listOfShares(above, members, ledger));
}

/** An item or a line about a share begins with it, or nearly. */
const BEGINNING = 25;
/** Two shares below a heading may be of two things. */
const FEWEST_LISTED = 3;

function listOfShares(above: Label | Block, members: readonly Stated[], ledger: Ledger): Whole[] {
  if (members.length < 2 || members.some(({ unit }) => ledger.namesMetric(unit))) return [];
  const texts = members.map(({ unit }) =>
    [
      unit.text,
      ...headersOf(unit.label)
        .slice(0, 1)
        .map(({ text }) => text),
    ].join(" "),
  );
  const told = texts.map(relationsIn);
  const parts = PARTS.filter((part) => told.some((words) => words.has(part)));
  const isOfParts =
    parts.length === members.length &&
    told.every((words) => PARTS.filter((part) => words.has(part)).length === 1);
  if (told.some((words) => words.has("rest"))) return [];
  if (isOfParts && parts.includes("train"))
    return [{ members, scale: 1, isClosed: parts.length === PARTS.length }];
  const isDistribution = "kind" in above && "text" in above && relationsIn(above.text).has("distribution");
  return isDistribution && members.length >= FEWEST_LISTED && areOfOne(members)
    ? [{ members, scale: 1, isClosed: true }]
    : [];
}

/** What the items, the lines of a drawing or the cells of a column stand under. */
function listOf(one: Stated): Label | Block | undefined {
  const { unit } = one;
  if (unit.block.kind === "code") return unit.block;
  if (unit.block.kind === "cell") return headersOf(unit.label).find(({ kind }) => kind === "column");
  return unit.block.kind === "item" ? (inlineLabels(one).at(-1)?.parent ?? unit.label) : undefined;
}

/** The words of a sentence, cell or line, and of what it stands right under. */
function wordsBeside({ text, label }: Unit): ReadonlySet<RelationWord> {
  return relationsIn([text, ...headersOf(label).map((header) => header.text)].join(" | "));
}
