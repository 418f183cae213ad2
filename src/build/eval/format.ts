import type { Evaluation, Likely, WrongCell } from "./evaluate";
import type { Figures } from "./figures";
import type { Evidence } from "./labels";
import type { Tally } from "./tally";

/** The figures of each topic of the open documents, one line each, and what changed. */
export function formatTopics(
  byTopic: Evaluation["byTopic"],
  now: Figures,
  before: Figures | undefined,
): string {
  const lines = [...byTopic].map(([topic, tally]) => {
    const old = before?.topics[topic]?.f1;
    const difference = old === undefined ? "" : change(now.topics[topic]!.f1, old);
    return `${tallyLine(topic, tally)}${difference === " (=)" ? "" : difference}`;
  });
  return lines.join("\n");
}

/** The totals of the open and the sealed documents, and how the committed figures changed. */
export function formatTotals(evaluation: Evaluation, now: Figures, before: Figures | undefined): string {
  const { open, sealed, likely } = evaluation;
  const rows = [tallyLine("ALL open", open)];
  if (sealed.cells > 0) rows.push(tallyLine("ALL sealed", sealed));
  rows.push(
    "",
    compared("F1 of absent", "f1", now, before),
    compared("kappa", "kappa", now, before),
    compared("three-way", "threeWay", now, before),
    `macro F1 ${now.macroF1.toFixed(3)}${change(now.macroF1, before?.macroF1)}`,
    formatLikely(likely, before),
  );
  if (!before) rows.push("No figures of this set are saved yet: --save keeps these.");
  return rows.join("\n");
}

/** A wrong cell with the sentences that the reader and the label rest on. */
export function formatWrong({ kind, file, topic, label, status, decidedBy, evidence }: WrongCell): string {
  const lines = [`${kind.padEnd(15)}  ${topic.padEnd(22)}  ${file}  label ${label}, said ${status}`];
  if (decidedBy) lines.push(`    read   ${quote(decidedBy)}`);
  if (evidence) lines.push(`    label  ${quote(evidence)}`);
  return lines.join("\n");
}

function tallyLine(name: string, tally: Tally): string {
  const { absent, cells, precision, recall, f1, kappa, threeWay } = tally;
  const figures = Object.entries({ precision, recall, F1: f1, kappa, "three-way": threeWay });
  const shown = figures.map(([label, figure]) => `${label} ${figure.toFixed(3)}`).join("  ");
  return `${name.padEnd(24)}absent ${String(absent).padStart(4)}/${String(cells).padEnd(4)} ${shown}`;
}

function compared(
  name: string,
  key: keyof Figures["open"],
  now: Figures,
  before: Figures | undefined,
): string {
  const open = `${name}, open ${now.open[key].toFixed(3)}${change(now.open[key], before?.open[key])}`;
  if (!now.sealed) return open;
  return `${open}, sealed ${now.sealed[key].toFixed(3)}${change(now.sealed[key], before?.sealed?.[key])}`;
}

function formatLikely({ right, of, taken, overlooked }: Likely, before: Figures | undefined): string {
  const difference = before ? change(right, before.recognised, 0) : "";
  const named = (names: readonly string[]): string => names.join(", ") || "none";
  return [
    `recognised as an ML design doc or not: ${right} of ${of}${difference}`,
    `  taken for one wrongly: ${named(taken)}`,
    `  open ones overlooked: ${named(overlooked)}`,
  ].join("\n");
}

/** " (+0.010)", or " (=)"; nothing without an earlier figure. */
function change(now: number, before: number | undefined, digits = 3): string {
  if (before === undefined) return "";
  const difference = (now - before).toFixed(digits);
  if (Number(difference) === 0) return " (=)";
  return ` (${difference.startsWith("-") ? "" : "+"}${difference})`;
}

const LONGEST_QUOTE = 160;

function quote({ line, quote: words }: Evidence): string {
  return `line ${line}: ${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words}`;
}
