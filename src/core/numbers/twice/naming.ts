import type { Label } from "../../document/model";
import { contentWords } from "../../facts/definitions";
import { NONE } from "../../facts/lists";
import type { Table } from "../../facts/tables";
import type { Unit } from "../../facts/units";
import { isSpeaker } from "../../facts/stance";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import { headersOf } from "../roles/headerUnit";
import { RowNames } from "./rowNames";
import type { Stated } from "../roles/stated";
import { stemsIn } from "./stems";

/** Words that say of a quantity what its role says already, by role; and those that say nothing of any. */
const plain = new Vocabulary<string>();
const ANY = "";
for (const { id, words } of knowledge.roles) for (const phrase of allPhrases(words)) plain.add(phrase, id);
const { plain: unspecific, most, average } = knowledge.explanations;
for (const phrases of [...Object.values(knowledge.language.valueRoles), unspecific, most, average])
  for (const phrase of allPhrases(phrases)) plain.add(phrase, ANY);

/** Words that say of a quantity what its role says already, by role; and those of times. */
const roleWords = new Vocabulary<string>();
for (const { id, words, near } of knowledge.roles)
  // What tells a role only right beside a quantity says more than that: "full" and "incremental".
  if (!near) for (const phrase of allPhrases(words)) roleWords.add(phrase, id);
for (const phrases of [knowledge.explanations.period, knowledge.measures.every, knowledge.relations.generic])
  for (const phrase of allPhrases(phrases)) roleWords.add(phrase, ANY);

/** What sets a place, a kind or a time apart, wherever it stands above a quantity. */
const setting = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.explanations.variant)) setting.add(phrase, true);

/** How many characters of a clause are read on either side of a quantity. */
const REACH = 80;
/** Where a clause ends. What stands in brackets is said of what stands before them. */
const BEFORE = /[.,;:|│║→—–[\]{}"“”«»。，；：]|\s-\s/u;
const AFTER = /[.,;:()|│║→—–[\]{}"“”«»。，；：（）]|\s-\s/u;
/** "<br/>" in the nodes of a diagram. */
const TAG = /<\/?[a-z]{1,6}\s?\/?>/gi;

/** A text with its tags blanked by spaces of the same length. */
export function withoutTags(text: string): string {
  return text.includes("<") ? text.replace(TAG, blank) : text;
}

/** The id of a node of a diagram, which names nothing: "G3["Share of torn treads < 2%"]". */
const NODE = /(?<![\p{L}\d_])[a-z]\w{0,11}(?=[[({]{1,2}["']?\p{L})/giu;

function blank(text: string): string {
  return " ".repeat(text.length);
}

/** Tells by which words quantities are told from others of their kind. */
export class Naming {
  readonly #rows: RowNames;

  constructor(tables: readonly Table[]) {
    this.#rows = new RowNames(tables);
  }

  /** Whether two stand in one block, or in one table, where their places tell them apart. */
  areTogether(one: Unit, other: Unit): boolean {
    return one.block === other.block || this.#rows.areOfOneTable(one, other);
  }

  /** The labels that name what stands under them: a row, the cells before it, a word before a colon. */
  labelsOf(unit: Unit): string[] {
    const headers = headersOf(unit.label).filter(
      (one) => one.kind === "row" || (one.kind === "line" && !isSpeaker(one) && !isSentence(one.text)),
    );
    return [...headers.map(({ text }) => text), ...this.#rows.before(unit)];
  }

  /**
   * The stems of the words that name a quantity: those of its clause and of its labels, and of the headings above it those
   * that set something apart.
   * @param together All quantities of its sentence, cell or line.
   */
  wordsOf(one: Stated, together: readonly Stated[]): string[] {
    const { metric, unit, role } = one;
    const named = new Set(metric && stemsIn(metric.unit.text.slice(metric.start, metric.end)));
    const wordsIn = (text: string): string[] => {
      const unsaid = new Set(plainIn(text, role));
      return stemsIn(text).filter((stem) => !unsaid.has(stem) && !named.has(stem));
    };
    const [before, clause, after] = aroundOf(one, together);
    let said = [...wordsIn(clause), ...wordsIn(after)];
    // "The last lines of the match, 160 tokens at most": a clause without words is about what stands before it.
    if (said.length === 0) said = wordsIn(before);
    const { start, dimension } = one.quantity;
    if (said.length === 0 && dimension === "time") said = wordsIn(unit.text.slice(0, start).slice(-REACH));
    return [...said, ...this.labelsOf(unit).flatMap(wordsIn), ...settingsOf(unit.label)];
  }

  /**
   * Its clause, and its labels, whatever they say of others of its kind.
   * @param together The other quantities of its kind in its sentence, cell or line.
   */
  nameOf(one: Stated, together: readonly Stated[]): [string, string] {
    const [before, clause, after] = aroundOf(one, together);
    // "GPU serving (on spot, 50 nodes)": what is in brackets is said of what stands before them.
    const open = before.lastIndexOf("(");
    const head = open > before.lastIndexOf(")") ? before.slice(0, open).split(BEFORE).at(-1)! : "";
    return [
      `${head} ${clause} ${after}`,
      this.labelsOf(one.unit)
        .map((text) => text.slice(0, REACH))
        .join(" . "),
    ];
  }
}

/** The stems of the words of a text that a role, a period or "every" says already. */
export function plainStems(text: string, role: string | undefined): string[] {
  const known = roleWords.match(text).filter(({ meaning }) => meaning === ANY || meaning === role);
  return known.flatMap(({ start, end }) => stemsIn(text.slice(start, end)));
}

/** "A nightly job scores everything:" is no name of what stands behind the colon. */
function isSentence(text: string): boolean {
  return contentWords(text).length > LONGEST_NAME;
}

const LONGEST_NAME = 3;

/** The stems of the labels under which all of some quantities stand, such as the title: they tell them not apart. */
export function sharedStems(all: readonly Stated[]): ReadonlySet<string> {
  let shared = above(all[0]!.unit.label);
  for (const { unit } of all.slice(1)) {
    const others = new Set(above(unit.label));
    shared = shared.filter((label) => others.has(label));
  }
  return new Set(shared.flatMap(({ text }) => stemsIn(text)));
}

/** A label and those that it stands under, without the document. */
function above(label: Label): Label[] {
  const all: Label[] = [];
  for (let at = label; at.parent; at = at.parent) all.push(at);
  return all;
}

function plainIn(text: string, role: string | undefined): string[] {
  const known = plain.match(text).filter(({ meaning }) => meaning === ANY || meaning === role);
  return known.flatMap(({ start, end }) => stemsIn(text.slice(start, end)));
}

/** What stands before a quantity up to the one before, the part of it that is its clause, and what its clause says behind. */
function aroundOf({ quantity, unit }: Stated, together: readonly Stated[]): [string, string, string] {
  const plain = withoutTags(unit.text);
  const text = unit.block.kind === "code" ? plain.replace(NODE, blank) : plain;
  let from = Math.max(0, quantity.start - REACH);
  let to = Math.min(text.length, quantity.end + REACH);
  for (const { quantity: other } of together) {
    if (other.end <= quantity.start) from = Math.max(from, other.end);
    if (other.start >= quantity.end) to = Math.min(to, other.start);
  }
  const before = text.slice(from, quantity.start);
  return [before, before.split(BEFORE).at(-1)!, text.slice(quantity.end, to).split(AFTER)[0]!];
}

/** Whether a sentence, cell or line, or what it stands under, tells of a place, a kind or a time of its own. */
export function isSetApart({ text, label }: Unit): boolean {
  return setting.match(text).length > 0 || settingsOf(label).length > 0;
}

/** The words of all that stands above a quantity that set something apart. */
export function settingsOf(label: Label): readonly string[] {
  if (!label.parent) return NONE;
  let known = settingsByLabel.get(label);
  if (!known) {
    const own = settingsIn(label.text);
    const outer = settingsOf(label.parent);
    settingsByLabel.set(label, (known = own.length === 0 ? outer : [...own, ...outer]));
  }
  return known;
}

/** One heading stands above many quantities: its words are looked up once. */
const settingsByLabel = new WeakMap<Label, readonly string[]>();

/** The stems of the words of a text that set something apart. */
export function settingsIn(text: string): string[] {
  return setting.match(text).flatMap(({ start, end }) => stemsIn(text.slice(start, end)));
}
