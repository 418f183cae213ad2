import { headersOf, labelsOf } from "../roles/headerUnit";
import { group } from "../ledger";
import { relationsIn } from "../relationWords";
import type { Stated } from "../roles/stated";
import type { AlertMistake } from "../twice/alerts";
import { metricKey } from "../twice/identity";

type Stage = "mild" | "severe";

/** Thresholds of a warning that come only behind that at which somebody is called: "> 5% warns, > 1% pages". */
export function stageMistakes(stated: readonly Stated[]): AlertMistake[] {
  const places = new Map<string | number, Staged[]>();
  for (const threshold of stated) {
    const stage = isThreshold(threshold) ? stageOf(threshold) : undefined;
    if (!stage) continue;
    const row = headersOf(threshold.unit.label).find(({ kind }) => kind === "row");
    const { start } = threshold.unit.range;
    group(places, row?.range.start ?? start, { threshold, stage });
    if (threshold.metric) group(places, metricKey(threshold), { threshold, stage });
  }
  const found = [...places.values()].flatMap(mistakesIn);
  return found.filter(
    (one, index) => found.findIndex(({ threshold }) => threshold === one.threshold) === index,
  );
}

interface Staged {
  readonly threshold: Stated;
  readonly stage: Stage;
}

/** Of several of one stage nothing tells which is that of the other. */
function mistakesIn(all: readonly Staged[]): AlertMistake[] {
  const milds = all.filter(({ stage }) => stage === "mild");
  const severes = all.filter(({ stage }) => stage === "severe");
  const [mild] = milds.map(({ threshold }) => threshold);
  const [severe] = severes.map(({ threshold }) => threshold);
  if (!mild || !severe || milds.length > 1 || severes.length > 1) return [];
  const { bound, dimension, low, percentile } = mild.quantity;
  const { quantity } = severe;
  if (quantity.bound !== bound || quantity.percentile !== percentile) return [];
  const isOneScale = quantity.dimension === dimension || dimension === "none";
  const firesAbove = bound === "at-least";
  const isLater = firesAbove ? low > quantity.low : low < quantity.low;
  return isOneScale && isLater
    ? [{ message: "stages", threshold: mild, other: severe, isHigherBetter: !firesAbove }]
    : [];
}

function isThreshold({ role, quantity }: Stated): boolean {
  const { bound, isChange, isAmbiguous } = quantity;
  return role === "threshold" && (bound === "at-most" || bound === "at-least") && !isChange && !isAmbiguous;
}

/** By the words right behind it, else right before it, else by what it stands under. */
function stageOf({ unit, quantity }: Stated): Stage | undefined {
  const behind = /^[^,;.|/()]*/u.exec(unit.text.slice(quantity.end, quantity.end + REACH))![0];
  const before = /[^,;.|/()]*$/u.exec(
    unit.text.slice(Math.max(0, quantity.start - REACH), quantity.start),
  )![0];
  // The thing that is counted may be read into the amount: "> 0.05 page".
  const own = unit.text.slice(quantity.start, quantity.end);
  const labels = labelsOf(unit.label).map(({ text }) => text);
  for (const text of [`${own} ${behind}`, before, ...labels]) {
    const told = relationsIn(text);
    if (told.has("mild") !== told.has("severe")) return told.has("mild") ? "mild" : "severe";
    if (told.has("mild")) return undefined;
  }
  return undefined;
}

const REACH = 30;
