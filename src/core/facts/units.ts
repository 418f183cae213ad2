import type { Block, Label } from "../document/model";
import type { Range } from "../text/lines";
import { CharacterClass, classOf } from "./characters";
import { topicsInHeading } from "./context";
import { isMermaid, readMermaid } from "./mermaid";
import { countWords, WordCounter } from "./substance";

/** A sentence, list item, table cell or line of a diagram: what one status is decided by. */
export class Unit {
  readonly block: Block;
  /** Its words, markup blanked. */
  readonly text: string;
  /** Where they begin in `block.content`. */
  readonly start: number;
  /** What it stands under, the nearest first: an inline "Offline:" before the block's own labels. */
  readonly label: Label;
  #words: WordCounter | undefined;
  #labelWords = -1;

  constructor(block: Block, text: string, start: number, label: Label) {
    this.block = block;
    this.text = text;
    this.start = start;
    this.label = label;
  }

  /** Its place in the document. */
  get range(): Range {
    return this.place(0, this.text.length);
  }

  /** Whether so many of its words carry content. Most units are decided without, others by their first words. */
  hasWords(enough: number): boolean {
    return enough <= 0 || (this.#words ??= new WordCounter(this.text)).count(enough) >= enough;
  }

  /** How many words its label lends it: "Logistic regression:" before it, the headers of its row and column. */
  get labelWords(): number {
    if (this.#labelWords < 0) {
      const { kind, text } = this.label;
      const row = this.label.parent?.kind === "row" ? countWords(this.label.parent.text) : 0;
      this.#labelWords =
        row + (kind === "line" || kind === "row" || kind === "column" ? countWords(text) : 0);
    }
    return this.#labelWords;
  }

  /** The place of a part of its text in the document. */
  place(start: number, end: number): Range {
    return { start: this.block.source(this.start + start), end: this.block.source(this.start + end) };
  }
}

/** A unit that is all of its block. */
export function blockUnit(block: Block): Unit {
  return new Unit(block, block.content, 0, block.label);
}

/** Cuts blocks into units, in their order. One pass; comments, images and tables of contents give none. */
export function unitsOf(blocks: readonly Block[]): Unit[] {
  const units: Unit[] = [];
  for (const block of blocks)
    if (block.kind !== "comment" && block.kind !== "image" && block.kind !== "contents") cut(block, units);
  return units;
}

/**
 * Fences of a programming language compute, and state what they fix by their names, values and comments; all others
 * (diagrams, configuration, plain text) are prose in another shape.
 */
const PROGRAMS =
  /^(?:py|python|ipython|r|js|javascript|ts|typescript|tsx|jsx|java|kotlin|scala|go|rust|c|cpp|c\+\+|cs|csharp|ruby|php|swift|bash|sh|shell|zsh|console|powershell|sql|html|css|latex|tex|math|diff|dockerfile|makefile|hcl|terraform|proto|protobuf)\b/i;

export function isProgram(block: Block): boolean {
  return block.info !== undefined && PROGRAMS.test(block.info);
}

/** Whether it is of a program, and no value of a key ("task": "segmentation"). */
export function isBareProgram({ block, label }: Unit): boolean {
  return isProgram(block) && label.kind !== "line";
}

/** What a program brings in decides nothing yet: "from sklearn.metrics import f1_score". */
const IMPORT = /^(?:import\s|from\s+\S+\s+import\b|#include\b|[!%]?pip3?\s+install\b|library\(|using\s+\S+;)/;

const INLINE_LABEL_LENGTH = 60;

/** The characters at which a unit may end: line breaks, colons, dashes, and what ends a sentence. */
const mayCut = new Uint8Array(65_536);
for (const character of "\n:：-–—→。！？；.!?;") mayCut[character.charCodeAt(0)] = 1;

function cut(block: Block, units: Unit[]): void {
  const diagram = isMermaid(block) ? readMermaid(block) : undefined;
  const content = diagram?.content ?? block.content;
  const linesAreUnits = block.kind === "code";
  let start = 0;
  let line = 0;
  /** What the line stands under; a label in it comes before. */
  let outer = block.label;
  let label = outer;
  const close = (end: number): void => {
    add(block, content, start, end, label, units);
    start = end;
  };
  if (block.leadEnd > 0 && isLabelText(content.slice(0, block.leadEnd))) {
    close(block.leadEnd);
    label = inlineLabel(block, 0, block.leadEnd, outer);
  }
  for (let at = block.leadEnd; at < content.length; at++) {
    const code = content.charCodeAt(at);
    if (mayCut[code] === 0) continue;
    if (code === 10) {
      const opens = start === 0 && label === outer && !linesAreUnits && opensAsTitle(block, content, at);
      if (opens || linesAreUnits || beginsItem(content, at + 1) || beginsLabel(content, at + 1)) {
        close(at);
        if (opens) {
          label = inlineLabel(block, 0, at, outer);
          continue;
        }
        if (diagram) outer = diagram.labels[++line]!;
        label = outer;
      }
    } else if (
      (isColon(code) || (isDash(content, at, code) && !isMinus(content, start, at, code))) &&
      label === outer &&
      isInlineLabel(content, start, at)
    ) {
      const from = start;
      close(at + 1);
      label = inlineLabel(block, from, at, outer);
    } else if (endsSentence(content, at, code)) {
      const opens = start === 0 && label === outer && opensAsLabel(content, at, code);
      close(at + 1);
      if (opens) label = inlineLabel(block, 0, at, label);
    }
  }
  close(content.length);
}

function add(block: Block, content: string, start: number, end: number, label: Label, units: Unit[]): void {
  // Most begin with the space after the one before, and have nothing else to trim.
  const from = content[start] === " " ? start + 1 : start;
  const raw = content.slice(from, end);
  const text = raw.trim();
  if (text === "" || (isProgram(block) && IMPORT.test(text))) return;
  const indent = text.length === raw.length ? 0 : raw.length - raw.trimStart().length;
  units.push(new Unit(block, text, from + indent, label));
}

function inlineLabel(block: Block, start: number, end: number, parent: Label): Label {
  const raw = block.content.slice(start, end);
  const from = start + raw.length - raw.trimStart().length;
  return {
    kind: "line",
    text: raw.trim(),
    range: { start: block.source(from), end: block.source(end) },
    parent,
  };
}

const ARROW = 0x2192;

/** " - ", " – ", " — " or an arrow after the first words of a line: what a colon is to other authors. */
function isDash(content: string, at: number, code: number): boolean {
  if (code !== 45 && code !== 0x2013 && code !== 0x2014 && code !== ARROW) return false;
  return content[at - 1] === " " && content[at + 1] === " ";
}

/** "Return = (120 - 30) / 30", "Jan 2020 - Dec 2021": what stands behind "=", in a bracket or a year is no label. */
function isMinus(content: string, start: number, at: number, code: number): boolean {
  if (code === ARROW) return false;
  const before = content.slice(Math.max(start, at - INLINE_LABEL_LENGTH), at);
  return /[=(][^)]*\d\S*\s*$|\b(?:19|20)\d\d\s*$/.test(before);
}

function isColon(code: number): boolean {
  return code === 58 || code === 0xff1a;
}

/** Whether the unit so far, up to a colon, is a label: short, at most eight words, and something follows. */
function isInlineLabel(content: string, start: number, colon: number): boolean {
  if (colon - start > INLINE_LABEL_LENGTH || /[\d:/]/.test(content[colon + 1] ?? "")) return false;
  return isLabelText(content.slice(start, colon));
}

/** "Monitoring. Latency and the share of empty answers": a topic's name that opens a block heads the rest of it. */
function opensAsLabel(content: string, at: number, code: number): boolean {
  if (code !== 46 || at > OPENING_LENGTH || content[at + 1] !== " ") return false;
  return topicsInHeading(content.slice(0, at)).isWhole;
}

const OPENING_LENGTH = 40;

/** "Value proposition", and a paragraph that begins on the next line: a topic's name alone on its first line heads it. */
function opensAsTitle({ kind }: Block, content: string, at: number): boolean {
  if (kind !== "paragraph" || at > OPENING_LENGTH) return false;
  return topicsInHeading(content.slice(0, at)).isWhole;
}

function isLabelText(text: string): boolean {
  return /\p{L}/u.test(text) && /^\s*(?:\S+\s+){0,7}\S+\s*$/.test(text);
}

/** Lines that begin with a bullet of their own inside a paragraph are items, not wrapped prose. */
function beginsItem(content: string, at: number): boolean {
  let from = at;
  while (content[from] === " " || content[from] === "\t") from++;
  const next = content.charCodeAt(from);
  return next === 0x2022 || next === 0x2013 || next === 0x25cf || next === 0x2192 || next === 0x2705;
}

const LABEL_AT_LINE = /^[ \t]*(?:\p{Lu}[^\n.:：,]{0,30}:(?=\s)|\p{Script=Han}[^\n。:：，]{0,12}[:：])/u;

/** A wrapped line that begins with a short label ("Online: ...") starts something new. */
function beginsLabel(content: string, at: number): boolean {
  return LABEL_AT_LINE.test(content.slice(at, at + 40));
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|etc|approx|fig|eq|no|т\.е|т\.к|т\.д|т\.п|др)|^\s*\d{1,2})$/iu;
/** "J. Smith", "a. the goal"; after "takes 5 s." a sentence ends. */
const INITIAL = /\b\p{L}$/u;
const UNIT = /\d\s?\p{Ll}$/u;

function endsSentence(content: string, at: number, code: number): boolean {
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b) return true;
  if (code !== 46 && code !== 33 && code !== 63 && code !== 59) return false;
  // "??? requests, ??? ms" are blanks to fill in.
  if (code === 63 && content.startsWith("??", at - 2)) return false;
  const next = content.charCodeAt(at + 1);
  if (at + 1 < content.length && classOf(next) !== CharacterClass.Other) return false;
  if (!Number.isNaN(next) && next !== 32 && next !== 10 && next !== 34 && next !== 41) return false;
  if (code !== 46 || isBehindLongWord(content, at)) return true;
  const before = content.slice(Math.max(0, at - 12), at);
  return !ABBREVIATION.test(before) && (!INITIAL.test(before) || UNIT.test(before));
}

/** Whether the Latin letters before an offset are too many for an abbreviation. */
function isBehindLongWord(content: string, at: number): boolean {
  for (let back = 1; back <= LONGEST_ABBREVIATION + 1; back++) {
    const code = content.charCodeAt(at - back) | LOWER_CASE;
    if (!(code >= 97 && code <= 122)) return false;
  }
  return true;
}

const LONGEST_ABBREVIATION = 6;
/** The bit by which a Latin letter in lower case differs. */
const LOWER_CASE = 32;
