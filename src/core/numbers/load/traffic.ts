import type { Block, Label } from "../../document/model";
import type { Unit } from "../../facts/units";
import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { isExplained, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { sectionOf, type Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { placeOf, type Stated } from "../roles/stated";

/** Whether the shares of traffic that a design gives out add up: arms to all of it at most, steps from less to more. */
export function traffic(ledger: Ledger): Calculation[] {
  const isReleased = ({ unit }: Stated): boolean => RELEASE.some((topic) => ledger.isAbout(topic, unit));
  return groupsOf(ledger, isReleased).flatMap((shares) => {
    if (shares.length < 2 || shares.some(({ unit }) => isExplained("layers", unit))) return [];
    if (shares.every(isOfArm)) return [sumOf(shares, isWholeSplit(shares, ledger))];
    return shares.length >= FEWEST_STEPS &&
      shares.some((one) => isExplained("steps", one.unit) || isReleased(one))
      ? stepsOf(shares)
      : [];
  });
}

/** Where traffic is given out. */
const RELEASE = ["rollout", "ab-test"];
/** Two shares may be anything; three in a row are steps. */
const FEWEST_STEPS = 3;

/** Shares that stand together: in a sentence one after the other, or one in each row or item. */
function groupsOf(ledger: Ledger, isReleased: (one: Stated) => boolean): Stated[][] {
  const inSentences: Stated[][] = [];
  const inRows = new Map<number, Stated[]>();
  const blocks = new Set<Block>();
  for (const [unit, stated] of ledger.unitsWith("ratio")) {
    inSentences.push(...arrowed(unit, stated));
    const shares = stated.filter(
      (one) => isShare(one) && (one.role === "split" || isReleased(one) || says("trial", unit.text)),
    );
    const [first] = shares;
    if (!first) continue;
    const shared = sharedBy(unit);
    if (shares.length > 1 || shared === undefined) inSentences.push(...runsOf(shares));
    // A second sentence of an item is about something else.
    else if (!blocks.has(unit.block) && first.quantity.start <= BEGINNING && isGivenOut(first)) {
      const known = inRows.get(shared.range.start);
      if (known) known.push(first);
      else inRows.set(shared.range.start, [first]);
    }
    blocks.add(unit.block);
  }
  return [...inSentences, ...inRows.values()];
}

/** "5 → 25 → 100%": of steps that arrows join the last alone may have its sign. */
function arrowed(unit: Unit, stated: readonly Stated[]): Stated[][] {
  const runs: Stated[][] = [];
  for (const one of stated) {
    const last = runs.at(-1)?.at(-1);
    const gap = last && unit.text.slice(last.quantity.end, one.quantity.start);
    if (gap !== undefined && /^\s?(?:→|->|=>)\s?$/.test(gap)) runs.at(-1)!.push(one);
    else runs.push([one]);
  }
  return runs.filter(isOfSteps).map((run) => run.map(asPercent));
}

function isOfSteps(run: readonly Stated[]): boolean {
  const last = run.at(-1)!.quantity;
  const others = run.slice(0, -1).map(({ quantity }) => quantity);
  const isLast = last.dimension === "ratio" && last.unit === "percent";
  const isRun = run.length >= FEWEST_STEPS && isLast && isExplained("steps", run[0]!.unit);
  return isRun && others.every(({ dimension, low, high }) => dimension === "none" && low > 0 && high <= 100);
}

function asPercent(one: Stated): Stated {
  const { dimension, low, high } = one.quantity;
  if (dimension === "ratio") return one;
  const quantity = {
    ...one.quantity,
    dimension: "ratio",
    unit: "percent",
    bound: "exact",
    low: low / 100,
    high: high / 100,
  } as const;
  return { ...one, quantity };
}

/** An item or a cell about a share begins with it, or nearly. */
const BEGINNING = 25;
/** No more characters stand between two shares of one enumeration. */
const BETWEEN = 40;

function runsOf(shares: readonly Stated[]): Stated[][] {
  const runs: Stated[][] = [];
  for (const one of shares) {
    const last = runs.at(-1)?.at(-1);
    // What follows on everything begins anew: another site, or the first step after a shadow.
    if (last && last.quantity.high < 1 && one.quantity.start - last.quantity.end <= BETWEEN)
      runs.at(-1)!.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** What the shares of rows or items have in common: a column, or the list's heading. */
function sharedBy(unit: Unit): Label | undefined {
  const [nearest] = headersOf(unit.label);
  if (nearest?.kind === "column") return nearest;
  return unit.block.kind === "item" ? (nearest?.parent ?? sectionOf(unit.label)) : undefined;
}

/** A plain share: no bound of what is watched, no change, no value of a metric or of the test. */
function isShare({ quantity, role, metric }: Stated): boolean {
  const { dimension, unit, bound, isChange, isAmbiguous, low, high, per } = quantity;
  const isPlain =
    dimension === "ratio" && unit === "percent" && bound === "exact" && !isChange && !isAmbiguous;
  return (
    isPlain &&
    per === undefined &&
    low > 0 &&
    high <= 1 &&
    metric === undefined &&
    (role === undefined || role === "split")
  );
}

/** Whether nothing follows a share but who gets it, or for how long: "10% fewer complaints" is none. */
function isGivenOut(one: Stated): boolean {
  const near = after(one);
  return near.trim() === "" || says("armName", near) || says("lasting", near);
}

/** How far after a share its arm is named: "50% with the model". */
const REACH = 25;

/** Whether what follows it, or what it stands under, is an arm of an experiment. */
function isOfArm(one: Stated): boolean {
  const { unit } = one;
  return (
    !isExplained("steps", unit) &&
    (says("armName", after(one)) ||
      headersOf(unit.label).some(({ text, kind }) => kind !== "column" && says("armName", text)))
  );
}

/** The words of the same clause after a share. */
function after({ unit, quantity }: Stated): string {
  return /^[^,;.(]*/.exec(unit.text.slice(quantity.end, quantity.end + REACH))![0];
}

/** Shares are rounded. */
const ROUNDING = 0.01;

/** "The 10% treatment and 90% control split": both are called all there is, and are not of one size. */
function isWholeSplit(shares: readonly Stated[], ledger: Ledger): boolean {
  const [first, second] = shares;
  if (!first || !second || shares.length > 2 || first.unit !== second.unit) return false;
  const { unit, quantity } = second;
  const behind = unit.text.slice(quantity.end, quantity.end + REACH);
  const ratios = ledger.inUnit(unit).filter((one) => one.quantity.dimension === "ratio");
  const words = relationsIn(unit.text);
  const isOneSize = first.quantity.low === quantity.low;
  return /\bsplit\b/.test(behind) && ratios.length === 2 && !isOneSize && !words.has("rest");
}

function sumOf(shares: readonly Stated[], isWhole: boolean): Calculation {
  const sum = shares.reduce((total, { quantity }) => total + quantity.high, 0);
  const result = { value: sum, dimension: "ratio" } as const;
  const isLess = isWhole && sum < 1 - ROUNDING;
  return {
    ...placed(shares, shares.at(-1)!),
    verdict: sum > 1 + ROUNDING || isLess ? "disagrees" : "agrees",
    formula: `${shares.map(text).join(" + ")} = ${amountText(result)}`,
    result,
    data: { wrong: isLess ? "the split leaves traffic out" : "the arms take more than all traffic" },
  };
}

function stepsOf(shares: readonly Stated[]): Calculation[] {
  const values = shares.flatMap(({ quantity: { low, high } }) => (low === high ? [low] : [low, high]));
  const isRising = values.every((value, index) => index === 0 || value > values[index - 1]!);
  // An old model that is retired gets less at each step; and what makes up the whole is given out at once.
  const isFalling = values.every((value, index) => index === 0 || value < values[index - 1]!);
  const sum = values.reduce((total, value) => total + value, 0);
  if (isFalling || isOfArms(values) || Math.abs(sum - 1) <= ROUNDING) return [];
  const back = shares.find(
    ({ quantity }, index) => index > 0 && quantity.low <= shares[index - 1]!.quantity.high,
  );
  return [
    {
      ...placed(shares, back ?? shares.at(-1)!),
      verdict: isRising ? "agrees" : "disagrees",
      formula: shares.map(text).join(" → "),
      result: { value: values.at(-1)!, dimension: "ratio" },
      data: { wrong: "the rollout does not grow at each step" },
    },
  ];
}

/** "10% against 10%, then 50% against 50%": each is told of both arms, which are of one size. */
function isOfArms(values: readonly number[]): boolean {
  const pairs = values.filter((_, index) => index % 2 === 0);
  return (
    values.length % 2 === 0 &&
    pairs.every((value, index) => value === values[2 * index + 1] && value <= 1 / 2) &&
    pairs.every((value, index) => index === 0 || value > pairs[index - 1]!)
  );
}

function placed(shares: readonly Stated[], at: Stated) {
  return { kind: "traffic", inputs: shares, stated: undefined, range: placeOf(at) } as const;
}

function text({ quantity: { low, high } }: Stated): string {
  const share = (value: number): string => amountText({ value, dimension: "ratio" });
  return low === high ? share(low) : `${share(low)} → ${share(high)}`;
}
