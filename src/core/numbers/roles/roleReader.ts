import type { Label } from "../../document/model";
import type { Contexts } from "../../facts/context";
import type { Match } from "../../facts/hits";
import type { Quantity } from "../../facts/quantities";
import { isProgram, type Unit } from "../../facts/units";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Role } from "../../knowledge/measureTypes";
import type { Range } from "../../text/lines";
import { headersOf, isRightBehind, labelsOf } from "./headerUnit";
import { nameBefore } from "./fences";
import { isNarrowed, seriesAround } from "./series";
import { isLimit } from "./standing";

/** A word that tells a role, or that a quantity has it not. */
interface RoleWord {
  readonly role: Role;
  readonly denies: boolean;
}

const words = new Vocabulary<RoleWord>();
for (const role of knowledge.roles) {
  for (const phrase of allPhrases(role.words)) words.add(phrase, { role, denies: false });
  for (const phrase of allPhrases(role.never)) words.add(phrase, { role, denies: true });
}

/** The roles that a quantity of a dimension may have. */
const byDimension = new Map<string, readonly Role[]>();
for (const dimension of ["time", "data", "count", "ratio", "money", "none"])
  byDimension.set(
    dimension,
    knowledge.roles.filter((role) =>
      role.cadence === "only"
        ? false
        : dimension === "none"
          ? role.units?.includes("none")
          : role.dimension === dimension,
    ),
  );

const ofCadences = knowledge.roles.filter(({ cadence }) => cadence);

const everyWords = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.measures.every)) everyWords.add(phrase, true);
/** The longest of these words, and a space. */
const REACH_OF_EVERY = 16;

/** How many characters away a word still tells a role; what stands further is about something else. */
const REACH = 80;
/** How much further a word is that stands after the quantity, behind another of its kind, or behind a semicolon. */
const AFTER = 6;
const BEHIND_ANOTHER = 30;
const BEHIND_BREAK = 40;
/** What stands right behind a label begins so near to it. */
const CLOSE = 2;
/** How far a word is that stands right beside: another short one may stand between. */
const BESIDE = 6;

/** Tells what quantities stand for. Remembers the words of labels, which repeat. */
export class RoleReader {
  readonly #contexts: Contexts;
  readonly #labels = new Map<string, readonly Match<RoleWord>[]>();
  #last: { readonly unit: Unit; readonly matches: readonly Match<RoleWord>[] } | undefined;

  constructor(contexts: Contexts) {
    this.#contexts = contexts;
  }

  /**
   * The role of one of a unit's quantities: by the nearest word beside it, else by those of its headers and labels, else
   * by its shape alone.
   * @param quantity With the unit that its header lends it.
   */
  roleOf(quantity: Quantity, unit: Unit, quantities: readonly Quantity[], index: number): string | undefined {
    if (quantity.isAmbiguous) return undefined;
    const isOften = quantity.dimension === "time" && isRepeated(quantity, unit.text);
    const shaped = isOften ? ofCadences : byDimension.get(quantity.dimension)!;
    const hasLimit = quantities.some((one, at) => at < index && isLimit(one));
    const fitting = shaped.filter(
      (role) => fits(quantity, role) && (hasLimit || !role.ofLimit) && this.#isUnder(role, unit),
    );
    if (fitting.length === 0) return undefined;
    const near = this.#matchesIn(unit).filter((match) => gap(quantity, match) <= reachOf(match));
    const above = headersOf(unit.label).flatMap((label) => this.#wordsOf(label));
    const around = [...near, ...above.filter(({ meaning }) => !meaning.role.near)];
    const denied = new Set(around.flatMap(({ meaning }) => (meaning.denies ? meaning.role : [])));
    const possible = fitting.filter((role) => !denied.has(role));
    const place = seriesAround(unit.text, quantities, index);
    const name = isProgram(unit.block) ? nameBefore(quantity, unit.text) : undefined;
    const told = this.#told(
      possible,
      unit,
      (match) => {
        // A value of a program is what its name says.
        if (name) return gap(name, match) === 0 ? 0 : Infinity;
        if (gap(place, match) > reachOf(match)) return Infinity;
        return distance(match, unit.text, place, quantity.dimension, quantities);
      },
      isNamed(quantity, unit.text),
    );
    if (told !== undefined || isProgram(unit.block) || isNarrowed(unit.text, quantities, index)) return told;
    return possible.find((role) => role.words === undefined)?.id;
  }

  /** What happens at a cadence that a unit tells without a number. */
  cadenceOf(cadence: Quantity, unit: Unit): string | undefined {
    return this.#told(ofCadences, unit, (match) => {
      const far = gap(cadence, match);
      return far > reachOf(match) ? Infinity : far;
    });
  }

  /** The role that the nearest word of a unit tells, else its headers, the nearest first, else its heading. */
  #told(
    possible: readonly Role[],
    unit: Unit,
    far: (match: Match<RoleWord>) => number,
    mayBeNamed = false,
  ): string | undefined {
    const telling = (matches: readonly Match<RoleWord>[]): Match<RoleWord>[] =>
      matches.filter(({ meaning }) => !meaning.denies && possible.includes(meaning.role));
    const named = mayBeNamed ? this.#named(possible, unit) : undefined;
    if (named) return named.id;
    const own = nearest(telling(this.#matchesIn(unit)), far);
    if (own) return own.id;
    for (const label of labelsOf(unit.label)) {
      if (!lends(label, unit)) continue;
      // Of the words of one label the longest says most.
      // What a share is of, the metric of its row says better.
      const isBeside = label.kind === "above" && unit.block.kind === "cell";
      const heading = telling(this.#wordsOf(label)).filter(
        ({ meaning: { role } }) => !role.near && !(isBeside && role.dimension === "ratio"),
      );
      const role = nearest(heading, ({ start, end }) => start - end);
      const isOwn = label === unit.label ? label.kind !== "column" : label.kind === "row";
      if (role) return isOwn ? role.id : (role.part ?? role.id);
    }
    return undefined;
  }

  /** "TTL: 9 days (training reads them)": the role that a label of one or two words is the name of. */
  #named(possible: readonly Role[], unit: Unit): Role | undefined {
    const { label, block } = unit;
    const isOwn = label.kind === "line" && label.range.start >= block.range.start;
    if (!isOwn || !isRightBehind(label, unit)) return undefined;
    const length = label.text.replace(/[\s:]+$/, "").length;
    return this.#wordsOf(label).find(
      ({ start, end, meaning }) =>
        start === 0 && end === length && !meaning.denies && possible.includes(meaning.role),
    )?.meaning.role;
  }

  #matchesIn(unit: Unit): readonly Match<RoleWord>[] {
    if (this.#last?.unit !== unit) this.#last = { unit, matches: words.match(unit.text) };
    return this.#last.matches;
  }

  #isUnder({ topics }: Role, { label }: Unit): boolean {
    return !topics || topics.some((topic) => this.#contexts.of(label).topics.includes(topic));
  }

  #wordsOf({ text }: Label): readonly Match<RoleWord>[] {
    let known = this.#labels.get(text);
    if (!known) this.#labels.set(text, (known = words.match(text)));
    return known;
  }
}

/** Whether a label before it may name it; of "17,400 x 0.014 = 244" it names what comes out. */
function isNamed({ start, end }: Quantity, text: string): boolean {
  return start <= CLOSE && !/^\s*(?:[×*·÷/+]|[xх]\s)/u.test(text.slice(end, end + BESIDE));
}

/** How far a word still tells its role. */
function reachOf({ meaning }: Match<RoleWord>): number {
  return meaning.role.near ? BESIDE : REACH;
}

/** Whether a label heads a unit: a line of a fence has words for its own numbers, and a program says more than it heads. */
function lends({ kind, text, range }: Label, { block }: Unit): boolean {
  const isComment = kind === "line" && range.start >= block.range.start;
  if (isProgram(block) && !isComment && !/[[{(]$/.test(text)) return false;
  return kind !== "above" || !/\d/.test(text);
}

/** Whether it is how often something happens: "every 6 hours". */
function isRepeated({ start }: Quantity, text: string): boolean {
  const before = text.slice(Math.max(0, start - REACH_OF_EVERY), start).trimEnd();
  return everyWords.match(before).some(({ end }) => end === before.length);
}

/** Whether a quantity of its dimension has the shape of a role. */
function fits(quantity: Quantity, role: Role): boolean {
  const { dimension, unit, per, each, low, high, isChange } = quantity;
  if (role.units && dimension !== "none" && !role.units.includes(unit!)) return false;
  if (role.per && !role.per.includes(per ?? "none")) return false;
  if (role.each && !role.each.includes(each ?? "none")) return false;
  if (isChange && role.change === false) return false;
  if (role.bound && role.bound !== quantity.bound) return false;
  if (role.percentile && quantity.percentile === undefined) return false;
  return low >= (role.least ?? -Infinity) && high <= (role.most ?? Infinity);
}

/** The role of the match that is least far, of those in reach; of equals the longer phrase's. */
function nearest(
  matches: readonly Match<RoleWord>[],
  far: (match: Match<RoleWord>) => number,
): Role | undefined {
  let best: Match<RoleWord> | undefined;
  let least = REACH;
  for (const match of matches) {
    const distance = far(match);
    if (distance > least) continue;
    if (best && distance === least && match.end - match.start <= best.end - best.start) continue;
    best = match;
    least = distance;
  }
  return best?.meaning.role;
}

/** How far a word is from a quantity of its sentence, or from the series in which it stands. */
function distance(
  match: Match<RoleWord>,
  text: string,
  place: Range,
  dimension: Quantity["dimension"],
  quantities: readonly Quantity[],
): number {
  const far = gap(place, match);
  if (far > REACH) return far;
  const isAfter = match.start >= place.end;
  const [from, to] = isAfter ? [place.end, match.start] : [match.end, place.start];
  const between = quantities.filter(
    (other) => other.start >= from && other.end <= to && other.dimension === dimension,
  ).length;
  // After a comma begins what is said of the next quantity: "11K on average, at peak 35K".
  const passed = text.slice(from, to);
  if (isAfter && passed.includes(",")) return REACH + 1;
  const breaks = /[;:()]/.test(passed) ? BEHIND_BREAK : 0;
  return far + (isAfter ? AFTER : 0) + between * BEHIND_ANOTHER + breaks;
}

/** The characters between a word and what stands elsewhere in its text; 0 where they overlap. */
function gap({ start, end }: Range, match: Match<RoleWord>): number {
  return Math.max(0, match.start - end, start - match.end);
}
