import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { topics } from "../../core/index";
import { UsageError } from "../command";

/** A document that was written to be learned from. */
export interface LabelledText {
  /** The file and the line where it begins, for messages. */
  readonly place: string;
  readonly text: string;
  /** By line, from 0, the topics of which it says something. */
  readonly topics: readonly (readonly string[])[];
}

const OPENS = "%%";
const FENCE = /^\s*(?:```|~~~)/;

/**
 * Reads the labelled documents of a folder: files of lines `topics<TAB>line`, in which `%%` opens a document. The
 * topics are ids with commas between, `-` for none; one with `?` behind is only named by the line.
 */
export function readLabelledTexts(folder: string): LabelledText[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
  return files.toSorted().flatMap((name) => readFile(path.join(folder, name)));
}

function readFile(file: string): LabelledText[] {
  const texts: LabelledText[] = [];
  let open: Draft | undefined;
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line === "") continue;
    const place = `${file}:${index + 1}`;
    if (line.startsWith(OPENS)) {
      if (open) texts.push(open.done());
      open = new Draft(place);
    } else if (open) open.add(line, place);
    else
      throw new UsageError(`${place} stands in no document: open one with a line that begins with ${OPENS}.`);
  }
  return open ? [...texts, open.done()] : texts;
}

/** A document as its lines are read. The files keep no blank lines: they are where Markdown needs them. */
class Draft {
  readonly #place: string;
  readonly #lines: string[] = [];
  readonly #topics: string[][] = [];
  #isFenced = false;

  constructor(place: string) {
    this.#place = place;
  }

  add(row: string, place: string): void {
    const tab = row.indexOf("\t");
    if (tab < 0) throw new UsageError(`${place} has no tab: write the topics, a tab, and the line.`);
    const line = row.slice(tab + 1);
    const before = this.#lines.at(-1);
    if (before !== undefined && !this.#isFenced && !goesOn(before, line)) this.#push("", []);
    if (FENCE.test(line)) this.#isFenced = !this.#isFenced;
    this.#push(line, topicsOf(row.slice(0, tab), place));
  }

  done(): LabelledText {
    return { place: this.#place, text: this.#lines.join("\n"), topics: this.#topics };
  }

  #push(line: string, said: string[]): void {
    this.#lines.push(line);
    this.#topics.push(said);
  }
}

/** Whether two lines belong to one list, table or quotation. */
function goesOn(before: string, line: string): boolean {
  const kind = kindOf(line);
  return (kind !== "other" && kind === kindOf(before)) || (kindOf(before) === "item" && /^\s{2}/.test(line));
}

function kindOf(line: string): "item" | "row" | "quote" | "other" {
  if (/^\s*(?:[-*+•]|\d+[.)])\s/.test(line)) return "item";
  if (/^\s*\|/.test(line)) return "row";
  return /^\s*>/.test(line) ? "quote" : "other";
}

const IDS = new Set(topics.map(({ id }) => id));

function topicsOf(labels: string, place: string): string[] {
  if (labels === "-") return [];
  const said = labels.split(",");
  for (const label of said)
    if (!IDS.has(label.replace(/\?$/, "")))
      throw new UsageError(
        `${place}: "${label}" is no topic: use an id of src/core/knowledge/topics, or "-".`,
      );
  return said.filter((label) => !label.endsWith("?"));
}
