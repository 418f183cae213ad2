import type { Quantity } from "../../facts/quantities";
import type { Range } from "../../text/lines";

/** What joins quantities that say the same of one thing after the other: "10% → 50%", "(80%) (20%)", "5 or 10 days". */
const JOINT = /^[\s)]*(?:→|->|=>|[/&|]|and|or|then|to|и|или|затем|和|或)?[\s(]*$/;
/** A comma joins only in a longer list: "by 30%, 20% of the users" are two things. */
const COMMA = /^,\s*(?:and|or|then|и|или)?\s*$/;
const LONG = 3;
const LONGEST_JOINT = 12;

/** From the first to the last of a series in which a quantity stands; its own place where it stands alone. */
export function seriesAround(text: string, quantities: readonly Quantity[], index: number): Range {
  const list = around(text, quantities, index, (between) => JOINT.test(between) || COMMA.test(between));
  const series =
    list.to - list.from + 1 >= LONG
      ? list
      : around(text, quantities, index, (between) => JOINT.test(between));
  return { start: quantities[series.from]!.start, end: quantities[series.to]!.end };
}

const ARROW = /→|->|⇒/;
const LONGEST_STEP = 60;

/** Whether it is a stage on which many become few: "100k items (recall) -> 500 items". */
export function isNarrowed(text: string, quantities: readonly Quantity[], index: number): boolean {
  const isStep = (first: Quantity | undefined, second: Quantity | undefined): boolean => {
    if (!first || !second || second.start - first.end > LONGEST_STEP) return false;
    const isCount = first.dimension === "count" && second.dimension === "count";
    return isCount && first.low > second.low && ARROW.test(text.slice(first.end, second.start));
  };
  const one = quantities[index];
  return isStep(one, quantities[index + 1]) || isStep(quantities[index - 1], one);
}

function around(
  text: string,
  quantities: readonly Quantity[],
  index: number,
  joins: (between: string) => boolean,
): { readonly from: number; readonly to: number } {
  const isJoined = (one: number): boolean => {
    const [first, second] = [quantities[one]!, quantities[one + 1]!];
    const { end } = first;
    if (second.start - end > LONGEST_JOINT || second.start < end) return false;
    return isAlike(first, second) && joins(text.slice(end, second.start));
  };
  let from = index;
  let to = index;
  while (from > 0 && isJoined(from - 1)) from--;
  while (to < quantities.length - 1 && isJoined(to)) to++;
  return { from, to };
}

function isAlike(a: Quantity, b: Quantity): boolean {
  return a.dimension === b.dimension && a.unit === b.unit && a.per === b.per && a.bound === b.bound;
}
