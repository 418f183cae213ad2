import path from "node:path";
import { analyse, type Analysis, type Status, type TopicState } from "../../core/index";
import type { Evidence, Label, LabelledDocument } from "./labels";
import { Tally } from "./tally";

/** A cell of an open document where the reader and the label disagree. */
export interface WrongCell {
  readonly kind: "false alarm" | "missed" | "thin or missing";
  readonly file: string;
  readonly topic: string;
  readonly label: Label;
  readonly status: Status;
  /** The line and sentence by which the reader decided, if there is one. */
  readonly decidedBy: Evidence | undefined;
  /** The line and words that the label rests on, where it gives them. */
  readonly evidence: Evidence | undefined;
}

/** How well the reader's statuses agree with the labels of a set. */
export interface Evaluation {
  /** Of the open documents. */
  readonly byTopic: ReadonlyMap<string, Tally>;
  readonly open: Tally;
  readonly sealed: Tally;
  readonly macroF1: number;
  readonly likely: Likely;
  readonly wrong: readonly WrongCell[];
}

/** Whether ML design docs are told from other documents. */
export interface Likely {
  readonly right: number;
  readonly of: number;
  /** Open documents of another kind that are taken for a design doc, and design docs that are not. */
  readonly taken: readonly string[];
  readonly overlooked: readonly string[];
}

const AS_LABEL: Readonly<Record<Status, Label>> = {
  complete: "present",
  partial: "present",
  stub: "thin",
  "not-applicable": "thin",
  missing: "missing",
};

/** Reads every document and compares each labelled topic. */
export function evaluate(documents: readonly LabelledDocument[]): Evaluation {
  const byTopic = new Map<string, Tally>();
  const open = new Tally();
  const sealed = new Tally();
  const wrong: WrongCell[] = [];
  const taken: string[] = [];
  const overlooked: string[] = [];
  let right = 0;
  for (const document of documents) {
    const analysis = analyse(document.text);
    if (analysis.isLikely !== document.isOther) right++;
    else if (!document.isSealed) (document.isOther ? taken : overlooked).push(path.basename(document.file));
    for (const [topic, label] of document.labels) {
      const state = analysis.checklist.topics.get(topic)!;
      const said = AS_LABEL[state.status];
      const isAlike = label === "absent" ? undefined : said === label;
      const ofTopic = byTopic.get(topic) ?? new Tally();
      for (const tally of document.isSealed ? [sealed] : [open, ofTopic]) {
        tally.add(label !== "present", said !== "present", isAlike);
      }
      if (document.isSealed) continue;
      byTopic.set(topic, ofTopic);
      const kind = mistake(label, said);
      if (kind) wrong.push(wrongCell(kind, document, topic, label, state, analysis));
    }
  }
  wrong.sort((a, b) => order(a).localeCompare(order(b)));
  const macroF1 = mean([...byTopic.values()].map(({ f1 }) => f1));
  return {
    byTopic,
    open,
    sealed,
    macroF1,
    likely: { right, of: documents.length, taken, overlooked },
    wrong,
  };
}

function mistake(label: Label, said: Label): WrongCell["kind"] | undefined {
  if (label === "present") return said === "present" ? undefined : "false alarm";
  if (said === "present") return "missed";
  return label === "absent" || label === said ? undefined : "thin or missing";
}

function wrongCell(
  kind: WrongCell["kind"],
  { file, evidence }: LabelledDocument,
  topic: string,
  label: Label,
  { status, decidedBy }: TopicState,
  { document }: Analysis,
): WrongCell {
  const decided = decidedBy && {
    line: document.lines.position(decidedBy.unit.range.start).line + 1,
    quote: decidedBy.unit.text.replaceAll(/\s+/g, " ").trim(),
  };
  const name = path.basename(file);
  return { kind, file: name, topic, label, status, decidedBy: decided, evidence: evidence.get(topic) };
}

function order({ kind, topic, file }: WrongCell): string {
  return `${kind} ${topic} ${file}`;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 1 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
