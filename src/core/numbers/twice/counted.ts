import { contentWords } from "../../facts/definitions";
import { says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import type { Stated } from "../roles/stated";
import { stemOf } from "./stems";

/** What a number counts: of "72,000 new members" members, and those the new ones. */
export interface Counted {
  /** The word as it is written, or "requests" for what has many names. */
  readonly noun: string;
  /** The stems of what stands between the number and its noun. */
  readonly adjectives: readonly string[];
}

/** A number with what may stand around its digits: a bound, a magnitude, a plus. */
const NUMBER =
  /^[^\d]{0,24}\d(?:[\d.,\u00a0\u202f ]*\d)?\s?(?:(?:thousand|million|billion|trillion|тыс|млн|млрд|[kmbt])(?![\p{L}\d])\.?)?\+?[ -]?/iu;
/** "Wave 2 tables": the number is a name. */
const ORDINAL =
  /(?:^|\P{L})(?:waves?|phases?|steps?|stages?|sprints?|rounds?|levels?|tiers?|versions?|parts?|lines?|волн[аы]|этап[аы]?|фаз[аы]|спринт|уровень|строк[аи])\s$/iu;
const ORDINAL_REACH = 12;
const WORD = /^\p{L}[\p{L}\d'’-]+/u;
/** More words between a number and its noun are a sentence. */
const MOST_ADJECTIVES = 3;
/** How much of a text is read behind a number. */
const REACH = 100;

/** What a count, or a bare number, is of: told by the words right behind it, else by a label of few words before it. */
export function countedOf({ quantity, unit: { text, label, block } }: Stated): Counted | undefined {
  const { start, end, dimension } = quantity;
  if (dimension !== "count" && dimension !== "none") return undefined;
  // "5.2 Features" is the number of a section.
  if (block.kind === "heading" && start === 0) return undefined;
  if (ORDINAL.test(text.slice(Math.max(0, start - ORDINAL_REACH), start))) return undefined;
  const number = NUMBER.exec(text.slice(start, start + REACH))?.[0].length;
  if (number === undefined) return undefined;
  const known =
    dimension === "count" ? countedBy(wordsAt(text.slice(start + number, end), isNever)) : undefined;
  if (known) return known;
  const behind = countedBy(wordsAt(text.slice(start + number, start + REACH), isPlural));
  if (behind) return behind;
  const isAlone = start === 0 && end === text.trimEnd().length;
  const header = headersOf(label).find(({ kind }) => kind === "row" || kind === "line")?.text ?? "";
  const words = wordsAt(header, isNever);
  const isWhole = words.join(" ").length === header.replace(/[^\p{L}\p{N}]+$/u, "").length;
  return isAlone && isWhole ? countedBy(words) : undefined;
}

/** The first words of a text, up to one that ends what is counted: a word without content, a sign, or a noun. */
function wordsAt(text: string, isNoun: (word: string) => boolean): string[] {
  const words: string[] = [];
  let rest = text;
  for (let word = WORD.exec(rest)?.[0]; word !== undefined; word = WORD.exec(rest)?.[0]) {
    if (contentWords(word).length === 0) break;
    if (words.length > MOST_ADJECTIVES) return [];
    words.push(word.toLowerCase());
    rest = rest.slice(word.length);
    if (isNoun(word) || rest[0] !== " ") break;
    rest = rest.slice(1);
  }
  return words;
}

function isNever(): boolean {
  return false;
}

function isPlural(word: string): boolean {
  return /[^sui]s$/.test(word);
}

function countedBy(words: readonly string[]): Counted | undefined {
  const noun = words.at(-1);
  if (noun === undefined || !isThing(noun)) return undefined;
  return {
    noun: says("request", noun) ? "requests" : noun,
    adjectives: words.slice(0, -1).map(stemOf),
  };
}

/** Whether a word may be that of several things: "88 ns", "clause 2" and "default 1000" count none. */
function isThing(noun: string): boolean {
  if (!/^[a-z]/i.test(noun)) return true;
  return (noun.length >= SHORTEST && isPlural(noun)) || says("request", noun) || says("people", noun);
}

const SHORTEST = 4;
