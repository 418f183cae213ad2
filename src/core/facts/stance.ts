import type { Label } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { Range } from "../text/lines";
import { AnyCase } from "./anyCase";
import type { Unit } from "./units";
import { Vocabulary } from "./vocabulary";
import type { Sign, WordMatch } from "./words";

/**
 * How a text is meant: said of this design; asked; denied ("not applicable"); put off; said without saying anything
 * ("as usual"); an instruction of a template; a placeholder; from outside the design (a reading list); or shown in
 * an image or told in another document, which nobody here can read.
 */
export type Stance =
  "asserted" | "asked" | "negated" | "deferred" | "vague" | "prompt" | "placeholder" | "outside" | "pictured";

const { language } = knowledge;
const counterexamples = AnyCase.of(allPhrases(language.counterexamples));
const headings = new Vocabulary<"outside" | "elsewhere" | "denied">();
for (const phrase of allPhrases(language.outsideHeadings)) headings.add(phrase, "outside");
for (const phrase of allPhrases(language.elsewhereHeadings)) headings.add(phrase, "elsewhere");
for (const phrase of allPhrases(language.deniedHeadings)) headings.add(phrase, "denied");
/** The placeholder words alone, for texts of which nothing else is asked. */
const placeholders = new Vocabulary<"placeholder">();
for (const phrase of allPhrases(language.placeholders)) placeholders.add(phrase, "placeholder");

const speakers = AnyCase.of(allPhrases(language.speakers));
const roles = new Vocabulary<true>();
for (const phrase of allPhrases(language.roles)) roles.add(phrase, true);
const lastWordsOfRoles = AnyCase.of(
  allPhrases(language.roles).map((role) => role.toLowerCase().split(" ").at(-1)!),
);

const otherHeadings = new Vocabulary<true>();
for (const phrase of allPhrases(language.otherHeadings)) otherHeadings.add(phrase, true);

/** Whether at least half of a heading is that of a text of another kind: "Installation", "Step 1: prerequisites". */
export function isOtherHeading(text: string): boolean {
  return otherHeadings.match(text).some(({ start, end }) => 2 * (end - start) >= text.trim().length);
}

/** Signs of a blank to fill in: `____`, `???`, `.....`, "XX ms", `<your metric>`, `[Metric 1]`, `[name]`, `[daily / weekly]`. */
const BLANK =
  /_{3,}|\?{3}|\.{5,}(?![."'”»])|\bX+ ?(?:%|(?:ms|sec|MB|GB|TB|users|QPS|days|hours|weeks)\b)|(?:^|[\s(])<[a-z][a-z /-]{2,40}>|\[(?:your|insert|describe|fill)\b[^\]\n]{0,40}\]|\[[^\]\n/]{2,40}(?: \/ [^\]\n/]{2,40}){1,6}\]|\[(?:name|date|team|owner|number|value|metric(?: \d)?)\]/i;

/** Texts without any of these hold no blank; the test is cheaper than the search. */
const BLANK_SIGN = /__|\?\?|\.\.|…|X ?[%a-zA-Z]|[<[]/;

/** "Standard features as before." says nothing; a longer sentence with such words does. */
const VAGUE_WORDS = 5;

/**
 * How a unit is meant by its own words; undefined where they say nothing, and what it stands under decides.
 * @param signs The signs among its words.
 */
export function ownStance(unit: Unit, signs: readonly WordMatch[]): Stance | undefined {
  const { text, block } = unit;
  if (hasBlank(text)) return "placeholder";
  // An open box is work to do: "- [ ] monitoring"; with a figure it is a criterion.
  if (block.isTicked === false && !/\d/.test(text)) return "deferred";
  if (signs.length === 0) {
    if (endsAsQuestion(text)) return "asked";
    return block.kind !== "cell" && endsWithRole(block.content) ? "prompt" : undefined;
  }
  for (const sign of signs)
    if (isSign(sign.meaning, "placeholder") && isPlaceholder(text, sign)) return "placeholder";
  if (endsAsQuestion(text) || opensWith(signs, "question")) return "asked";
  if (block.kind !== "cell" && endsWithRole(block.content)) return "prompt";
  if (opensWith(signs, "prompt") && block.kind !== "cell") return "prompt";
  if (has(signs, "negation")) return "negated";
  if (opensWith(signs, "other")) return "outside";
  if (has(signs, "deferral")) return "deferred";
  return has(signs, "vague") && !unit.hasWords(VAGUE_WORDS + 1) ? "vague" : undefined;
}

/** Whether a text ends with a question mark, closing quotes and brackets left out. */
export function endsAsQuestion(text: string): boolean {
  let last = text.length - 1;
  while (last > 0 && CLOSING.includes(text[last]!)) last--;
  return text[last] === "?" || text[last] === "？";
}

/** A role, the marks around it and some blanks. */
const LONGEST_TAG = 60;

/**
 * "Which metric decides? `Data Scientist`": a template tags each instruction with the role that is to follow it, in
 * marks, which are blanked by now, or in brackets.
 */
function endsWithRole(content: string): boolean {
  // Most texts end with another word.
  if (!lastWordsOfRoles.ofEnd(content)) return false;
  const end = content.slice(-LONGEST_TAG);
  return roles
    .match(end)
    .some(
      (role) => /(?: {2}|[([]) *$/.test(end.slice(0, role.start)) && /^[\s)\].:]*$/.test(end.slice(role.end)),
    );
}

const CLOSING = "\"'”)]";

function has(signs: readonly WordMatch[], sign: Sign): boolean {
  for (const { meaning } of signs) if (isSign(meaning, sign)) return true;
  return false;
}

function opensWith(signs: readonly WordMatch[], sign: Sign): boolean {
  for (const { meaning, start } of signs) if (start <= 3 && isSign(meaning, sign)) return true;
  return false;
}

/** How far before a word its negator may stand: "no real-time monitoring". */
const NEGATOR_REACH = 12;

const NONE: readonly number[] = [];

/** Where the negators among signs end, those left out that begin a limit ("no more than"); in order. */
export function negatorEnds(signs: readonly WordMatch[]): readonly number[] {
  if (signs.length === 0 || !has(signs, "negator")) return NONE;
  const limits = new Set<number>();
  for (const { start, meaning } of signs) if (isSign(meaning, "limit")) limits.add(start);
  const negators = signs.filter(({ start, meaning }) => isSign(meaning, "negator") && !limits.has(start));
  return negators.map(({ end }) => end).sort((a, b) => a - b);
}

/** Whether the word that begins at an offset is denied by a negator right before it. */
export function isDenied(ends: readonly number[], start: number): boolean {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && start - ends[low - 1]! <= NEGATOR_REACH;
}

function isSign(meaning: WordMatch["meaning"], sign: Sign): boolean {
  return meaning.kind === "sign" && meaning.sign === sign;
}

function hasBlank(text: string): boolean {
  return BLANK_SIGN.test(text) && (BLANK.test(text) || isEllipsis(text));
}

/** Whether a word stands for content; "the TODO app" has none: TODO stands first, in brackets, or before a mark. */
function isPlaceholder(text: string, { start, end }: Range): boolean {
  return !/^todo$/i.test(text.slice(start, end)) || start <= 2 || !/^ [a-z]/i.test(text.slice(end, end + 2));
}

/** Where the placeholders of a text are. */
export function placeholdersIn(text: string): Range[] {
  const named = placeholders.match(text).filter((match) => isPlaceholder(text, match));
  if (named.length > 0) return named.map(({ start, end }) => ({ start, end }));
  const blank = BLANK.exec(text);
  if (blank) return [{ start: blank.index, end: blank.index + blank[0].length }];
  return isEllipsis(text) ? [{ start: 0, end: text.length }] : [];
}

function isEllipsis(text: string): boolean {
  return text.length < 10 && /^[.…]+$/.test(text);
}

/** The stance that a label lends to all under it. */
export function labelStance(label: Label): Stance {
  // "TODO: load test": what follows is still owed.
  if (
    label.kind === "line" &&
    placeholders.match(label.text).some((match) => isPlaceholder(label.text, match))
  )
    return "placeholder";
  // "Wrong: fit the scaler on all rows": nobody means to.
  if (label.kind === "line" && counterexamples.ofLabel(label.text)) return "outside";
  for (const { meaning, start, end } of headings.match(label.text)) {
    if (meaning === "outside" && label.kind !== "column" && !isKey(label)) {
      if (GOES_ON.test(label.text.slice(end))) continue;
      return (label.text.match(/\p{L}+/gu) ?? []).length <= 5 ? "outside" : "asserted";
    }
    if (meaning === "elsewhere" && label.kind !== "column") return "pictured";
    if (meaning === "denied") return isPaired(label.text, start, end) ? "asserted" : "deferred";
  }
  return "asserted";
}

/** "Reference architecture", "resources of the service": what such a word speaks of is the design's own. */
const GOES_ON = /^[- ]+(?!and\b|и\b|for\b)\p{L}/iu;

/** "resources: 4 CPU": a key of a configuration heads no list of links. */
function isKey({ kind, text }: Label): boolean {
  return kind === "line" && text === text.toLowerCase();
}

/** "Goals and non-goals": what stands under both may be either. "In scope and out of scope" is scope all the same. */
function isPaired(text: string, start: number, end: number): boolean {
  const [, before] = BEFORE_PAIR.exec(text.slice(0, start)) ?? [];
  return before !== undefined && text.slice(start, end).toLowerCase().includes(before.toLowerCase());
}

/** The word before an "and"; its plural may be another one's singular. */
const BEFORE_PAIR = /(?<!\p{L})(?!scope)(\p{L}+?)s? *(?:and|&|\/|vs\.?|и|与|和|及) *$/iu;

/** "Interviewer:": what follows is said in a design interview. */
export function isSpeaker({ kind, text }: Label): boolean {
  return kind === "line" && speakers.ofLabel(text) === true;
}
