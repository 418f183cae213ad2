import { UsageError } from "../command";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { topics } from "../../core/index";
import { decode } from "../../host/decode";

/** What a reader found of a topic; `absent` where two agreed that it is not present, but not on how. */
export type Label = "present" | "thin" | "missing" | "absent";

/** Where a reader saw it. */
export interface Evidence {
  /** One-based. */
  readonly line: number;
  readonly quote: string;
}

/** A document of a labelled set, with its text. */
export interface LabelledDocument {
  readonly file: string;
  readonly text: string;
  /** Whether it is no ML design doc, so that the tool should leave it alone. */
  readonly isOther: boolean;
  /** For totals only: nothing about a single sealed document is ever shown. */
  readonly isSealed: boolean;
  /** By topic; without those where the readers disagreed, and empty where nobody labelled it. */
  readonly labels: ReadonlyMap<string, Label>;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** A folder that cannot be evaluated; the message says what to do. */
export class LabelsError extends UsageError {}

const LABELS: readonly unknown[] = ["present", "thin", "missing", "absent"] satisfies Label[];

/** Reads `labels.jsonl`, one row a document, and the documents that it names. */
export function readLabelled(folder: string): LabelledDocument[] {
  const file = path.join(folder, "labels.jsonl");
  if (!existsSync(file)) {
    throw new LabelsError(`There is no ${file}: name a folder that has one, for example test/eval.`);
  }
  const lines = readFileSync(file, "utf8").split("\n");
  const documents = lines.flatMap((line, index) =>
    line.trim() === "" ? [] : [readRow(line, folder, `${file}:${index + 1}`)],
  );
  if (documents.length === 0) throw new LabelsError(`${file} is empty: write one row for each document.`);
  return documents;
}

function readRow(line: string, folder: string, place: string): LabelledDocument {
  const row = parseRow(line, place);
  const { file, kind } = row;
  if (typeof file !== "string" || typeof kind !== "string") {
    throw new LabelsError(`${place} has no file or no kind: add both, as text.`);
  }
  const read = Object.entries(objectAt(row, "topics", place)).filter(([, label]) => label !== null);
  for (const [topic, label] of read) {
    if (!topics.some(({ id }) => id === topic)) {
      throw new LabelsError(
        `${place} labels "${topic}", which is no topic: use an id of src/core/knowledge.`,
      );
    }
    if (!LABELS.includes(label)) {
      const allowed = `${LABELS.join(", ")} or null`;
      throw new LabelsError(`${place} labels ${topic} ${JSON.stringify(label)}: use ${allowed}.`);
    }
  }
  return {
    file,
    text: readText(path.join(folder, file), place),
    isOther: kind === "other",
    isSealed: row["sealed"] === true,
    labels: new Map(read as [string, Label][]),
    evidence: new Map(Object.entries(objectAt(row, "evidence", place)).filter(isEvidence)),
  };
}

function parseRow(line: string, place: string): Record<string, unknown> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (error) {
    throw new LabelsError(`${place} is not JSON (${(error as Error).message}): write one object a line.`);
  }
  if (!isObject(row)) throw new LabelsError(`${place} is no object: write one object a line.`);
  return row;
}

function objectAt(row: Record<string, unknown>, key: string, place: string): Record<string, unknown> {
  const value = row[key] ?? {};
  if (!isObject(value)) throw new LabelsError(`${place}: ${key} is no object: give a value by topic.`);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEvidence(entry: [string, unknown]): entry is [string, Evidence] {
  const [, value] = entry;
  return isObject(value) && typeof value["line"] === "number" && typeof value["quote"] === "string";
}

function readText(file: string, place: string): string {
  if (!existsSync(file)) {
    throw new LabelsError(
      `${place} names ${file}, which does not exist: correct the row or add the document.`,
    );
  }
  const decoded = decode(readFileSync(file));
  if ("problem" in decoded) throw new LabelsError(`${file}: ${decoded.problem}`);
  return decoded.text;
}
