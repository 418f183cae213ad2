import type { Block } from "../document/model";
import { countText } from "../numbers/amountText";
import { says } from "../numbers/explanations";
import { group } from "../numbers/ledger";
import { isClear, placeOf, type Stated } from "../numbers/roles/stated";
import type { Reading, Report } from "./rule";

export const FEW_POSITIVES =
  "{{rate}} × {{rows}} = {{positives}} positives to learn from: fewer than 1,000 let most models learn little of them. Label more, or say why they are enough.";

const ENOUGH = 1_000;
/** Smaller sets are examples, and are judged by hand. */
const FEWEST_ROWS = 500;

/** A training set whose positives are fewer than a model learns from. */
export function fewPositives({ numbers, facts }: Reading): Omit<Report, "message"> | undefined {
  const ofData = numbers.stated.filter(({ unit }) =>
    facts.contexts.of(unit.label).topics.some((topic) => OF_DATA.has(topic)),
  );
  const sets = new Map<Block, Stated[]>();
  for (const one of ofData) if (isSet(one)) group(sets, one.unit.block, one);
  for (const share of ofData) {
    const [set, other] = sets.get(share.unit.block) ?? [];
    if (!set || other || !isShareOfSet(share, facts.task.isImbalanced)) continue;
    const positives = share.quantity.high * set.quantity.high;
    if (positives >= ENOUGH) continue;
    return {
      data: {
        rate: `${Number((share.quantity.high * 100).toPrecision(6))}%`,
        rows: countText(set.quantity.high),
        positives: countText(Math.round(positives)),
      },
      range: placeOf(share),
      related: [{ message: "the training set", range: placeOf(set) }],
    };
  }
  return undefined;
}

const OF_DATA = new Set(["data-sources", "labels", "training-validation"]);

/** "12% of the labelled set is toxic": the share of a class in what is learned from. */
function isShareOfSet(one: Stated, isImbalanced: boolean): boolean {
  const { quantity, unit, role } = one;
  if (quantity.unit !== "percent" || quantity.high >= MOST || !isClear(one)) return false;
  const behind = unit.text.slice(quantity.end, quantity.end + REACH);
  const [, set = "", kind] = /^ of ([^,.;]+?)(?: (?:is|are) (\p{L}+)(?=[,.;]|$)|[,.;]|$)/u.exec(behind) ?? [];
  const isOfClass = role === "positive-rate" || (role === undefined && isImbalanced && kind !== undefined);
  return isOfClass && says("training-set", set);
}

const REACH = 60;

/** A larger share is the common class. */
const MOST = 0.5;

/** How many rows a training set has. */
function isSet(one: Stated): boolean {
  const { dimension, low, per, each } = one.quantity;
  const isCount = (dimension === "none" || dimension === "count") && per === undefined && each === undefined;
  return isCount && isClear(one) && low >= FEWEST_ROWS && says("training-set", one.unit.text);
}
