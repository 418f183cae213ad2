import { amountText, countText } from "../amountText";
import type { Calculation } from "../calculation";
import { experimentPlans, type ExperimentPlan } from "./experimentPlan";
import type { Ledger } from "../ledger";
import { secondsIn } from "../time/periods";
import { sampleSizePerArm } from "./sampleSize";
import { placeOf } from "../roles/stated";

/** A test that sees this share of what it needs passes: formulas differ, and plans are rounded. */
const ENOUGH = 0.8;
const DAY = secondsIn("day");

/** How many units each arm of an A/B test needs, and how long that takes, against its planned length or size. */
export function experiments(ledger: Ledger): Calculation[] {
  return experimentPlans(ledger).flatMap((plan) => calculationOf(plan));
}

function calculationOf(plan: ExperimentPlan): Calculation[] {
  const { effect, rates, perDay, arrivals, duration, size, isGuessed } = plan;
  const needed = sampleSizePerArm(plan);
  if (!Number.isFinite(needed)) return [];
  const days = perDay === undefined ? undefined : Math.ceil(needed / perDay);
  const noun = arrivals?.quantity.unit === "users" ? "users" : "units";
  const need = `needs ${countText(needed)} ${noun} an arm${days === undefined ? "" : `, ${countText(days)} ${days === 1 ? "day" : "days"}`}`;
  const seen =
    perDay !== undefined && duration ? (perDay * duration.quantity.high) / DAY : size?.quantity.high;
  const stated = perDay !== undefined && duration ? duration : size;
  const isEnough = seen === undefined || seen >= needed * ENOUGH;
  // What nobody says how to take is only judged where it fails either way.
  if (isGuessed && isEnough) return [];
  const place = placeOf(effect);
  return [
    {
      kind: "experiment",
      verdict: seen === undefined ? "derived" : isEnough ? "agrees" : "disagrees",
      formula: `${share(plan.from)} against ${share(plan.to)} at ${share(plan.power)} power and a ${share(plan.alpha)} level${plan.isOneSided ? ", one-sided," : ""} ${need}`,
      result: { value: needed, dimension: "count", unit: arrivals?.quantity.unit },
      inputs: [...rates, ...(arrivals ? [arrivals] : [])],
      stated,
      range: stated ? placeOf(stated) : place,
      data: { seen: seen === undefined ? "" : countText(seen) },
      hint: { offset: place.end, text: need },
    },
  ];
}

function share(value: number): string {
  return amountText({ value, dimension: "ratio" });
}
