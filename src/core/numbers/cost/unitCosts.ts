import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { isExplained } from "../explanations";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { headersOf } from "../roles/headerUnit";
import { distinct, isClear, writtenText, type Stated } from "../roles/stated";
import { secondsIn } from "../time/periods";
import { isPer } from "../written/signs";
import { trafficOf } from "./trafficOf";

/** By how much what it costs may be over what it may cost, before both don't go together. */
const MOST_OVER = 1.2;

/** What one of something may cost, against the total of the section and how many there are: "at most $0.02 per 1,000 pages". */
export function unitCosts(ledger: Ledger): Calculation[] {
  return ledger.stated.flatMap((price): Calculation[] => {
    const { dimension, bound, per } = price.quantity;
    if (dimension !== "money" || bound !== "at-most" || per || !isClear(price)) return [];
    const base = ledger.inUnit(price.unit).find((one) => isNumber(one) && isPer(price, one));
    const total = totalOf(ledger, price);
    if (!base || !total || isExplained("cost", price.unit)) return [];
    const volume = volumeOf(ledger, base);
    if (!volume) return [];
    const times = secondsIn(total.quantity.per!) / secondsIn(volume.quantity.per!);
    const value = (total.quantity.low / (volume.quantity.high * times)) * base.quantity.low;
    const isMet = value <= price.quantity.high * MOST_OVER;
    const result: Amount = { value, dimension, unit: price.quantity.unit };
    const formula = `${writtenText(total)} ÷ ${countText(volume.quantity.high * times)} × ${countText(base.quantity.low)} = ${amountText(result)}`;
    return [comparison("cost", isMet, formula, result, [total, volume], price)];
  });
}

/** The one total cost of the section, for a period. */
function totalOf(ledger: Ledger, price: Stated): Stated | undefined {
  const [total, other] = distinct(
    ledger.inSectionOf(price.unit).filter((one) => one !== price && isTotal(one)),
  );
  return total && !other && total.quantity.unit === price.quantity.unit ? total : undefined;
}

function isTotal(one: Stated): boolean {
  const { dimension, per, each, low, high } = one.quantity;
  if (dimension !== "money" || !per || each || low !== high || !isClear(one)) return false;
  const names = headersOf(one.unit.label).map(({ text }) => text);
  return [one.unit.text, ...names].some((text) => relationsIn(text).has("sum"));
}

const REACH = 40;

/** How many there are of what the words behind the number name: the design states it once. */
function volumeOf(ledger: Ledger, { unit, quantity }: Stated): Stated | undefined {
  const behind = unit.text.slice(quantity.start, quantity.end + REACH).toLowerCase();
  const known = (behind.match(/\p{L}{4,}/gu) ?? []).flatMap((word) => trafficOf(ledger, word) ?? []);
  const [first, other] = distinct(known);
  return other ? undefined : first;
}

function isNumber(one: Stated): boolean {
  const { dimension, low, high } = one.quantity;
  return (dimension === "none" || dimension === "count") && low === high && isClear(one);
}
