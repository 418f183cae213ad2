import { allPhrases, knowledge } from "../knowledge/index";
import type { Label } from "../document/model";
import type { Range } from "../text/lines";
import type { Unit } from "./units";
import { Vocabulary, type Match } from "./vocabulary";

/**
 * How a text is meant: said of this design; asked; denied ("not applicable"); put off; an instruction of a template;
 * a placeholder; or from outside the design (a reading list).
 */
export type Stance = "asserted" | "asked" | "negated" | "deferred" | "prompt" | "placeholder" | "outside";

type Word = "question" | "prompt" | "negation" | "negator" | "deferral" | "placeholder";

const words = new Vocabulary<Word>();
const { language } = knowledge;
for (const phrase of allPhrases(language.questions)) words.add(phrase, "question");
for (const phrase of allPhrases(language.prompts)) words.add(phrase, "prompt");
for (const phrase of allPhrases(language.negations)) words.add(phrase, "negation");
for (const phrase of allPhrases(language.negators)) words.add(phrase, "negator");
for (const phrase of allPhrases(language.deferrals)) words.add(phrase, "deferral");
for (const phrase of allPhrases(language.placeholders)) words.add(phrase, "placeholder");

const headings = new Vocabulary<"outside" | "denied">();
for (const phrase of allPhrases(language.outsideHeadings)) headings.add(phrase, "outside");
for (const phrase of allPhrases(language.deniedHeadings)) headings.add(phrase, "denied");

/** Signs of a blank to fill in: `____`, `???`, `.....`, `<your metric>`, "XX ms". */
const BLANK =
  /_{3,}|\?{3}|\.{5,}|\bXX+\b|(?:^|\s)[<[{]{1,2}(?:your|name|insert|metric|number|date|value|team|owner)\b[^\]>}\n]{0,40}[\]>}]/i;

/** A unit's own stance, and the words that deny what follows them. */
export interface UnitStance {
  readonly stance: Stance;
  readonly negators: readonly Match<Word>[];
}

/** Reads how a unit is meant, from its own words and then from what it stands under. */
export function stanceOf(unit: Unit, ofLabel: (label: Label) => Stance): UnitStance {
  const found = words.match(unit.text);
  const negators = found.filter(({ meaning }) => meaning === "negator");
  return { stance: ownStance(unit, found) ?? ofLabel(unit.label), negators };
}

function ownStance(unit: Unit, found: readonly Match<Word>[]): Stance | undefined {
  const { text } = unit;
  const has = (word: Word): boolean => found.some(({ meaning }) => meaning === word);
  const opensWith = (word: Word): boolean =>
    found.some(({ meaning, start }) => meaning === word && start <= 3);
  if (has("placeholder") || BLANK.test(text) || isEllipsis(text)) return "placeholder";
  if (/[?？]["'”)\]]*$/.test(text) || opensWith("question")) return "asked";
  if (opensWith("prompt") && unit.block.kind !== "cell") return "prompt";
  if (has("negation")) return "negated";
  if (has("deferral")) return "deferred";
  return undefined;
}

/** Where the placeholders of a text are. */
export function placeholdersIn(text: string): Range[] {
  const named = words.match(text).filter(({ meaning }) => meaning === "placeholder");
  if (named.length > 0) return named.map(({ start, end }) => ({ start, end }));
  const blank = BLANK.exec(text);
  if (blank) return [{ start: blank.index, end: blank.index + blank[0].length }];
  return isEllipsis(text) ? [{ start: 0, end: text.length }] : [];
}

function isEllipsis(text: string): boolean {
  return text.length < 10 && /^[.…]+$/.test(text);
}

/** The stance that a label lends to all under it. Call it once a label: the chain is short, but shared by many. */
export function labelStance(label: Label): Stance {
  for (const { meaning } of headings.match(label.text)) {
    if (meaning === "outside" && label.kind !== "column") {
      return label.text.split(/\s+/).length <= 5 ? "outside" : "asserted";
    }
    if (meaning === "denied") return "deferred";
  }
  return "asserted";
}
