import type { Label } from "../../document/model";
import type { Contexts } from "../../facts/context";
import type { Match } from "../../facts/hits";
import type { Quantity } from "../../facts/quantities";
import { NONE } from "../../facts/lists";
import { isProgram, type Unit } from "../../facts/units";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Role } from "../../knowledge/measureTypes";
import type { Range } from "../../text/lines";
import { headersOf, isRightBehind, labelsOf } from "./headerUnit";
import { nameBefore } from "./fences";
import { isNarrowed, seriesAround } from "./series";
import { distance, gap, nearest, reachOf, type RoleWord } from "./roleDistance";
import { isLimit } from "./standing";

const words = new Vocabulary<RoleWord>();
for (const role of knowledge.roles) {
  for (const phrase of allPhrases(role.words)) words.add(phrase, { role, denies: false });
  for (const phrase of allPhrases(role.never)) words.add(phrase, { role, denies: true });
}

/** The roles of knowledge that a quantity of a dimension and a unit may have, told once for all documents. */
const byDimension = new Map<Quantity["dimension"], Map<Quantity["unit"], readonly Role[]>>();

function rolesFor({ dimension, unit }: Quantity): readonly Role[] {
  let byUnit = byDimension.get(dimension);
  if (!byUnit) byDimension.set(dimension, (byUnit = new Map<Quantity["unit"], readonly Role[]>()));
  let roles = byUnit.get(unit);
  if (!roles) byUnit.set(unit, (roles = knowledge.roles.filter((role) => isFor(role, dimension, unit))));
  return roles;
}

function isFor(role: Role, dimension: Quantity["dimension"], unit: Quantity["unit"]): boolean {
  if (role.cadence === "only") return false;
  if (dimension === "none") return role.units?.includes("none") ?? false;
  return role.dimension === dimension && isOfUnit(role, unit);
}

function isOfUnit({ units }: Role, unit: Quantity["unit"]): boolean {
  return !units || units.includes(unit!);
}

const ofCadences = knowledge.roles.filter(({ cadence }) => cadence);

const everyWords = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.measures.every)) everyWords.add(phrase, true);
/** The longest of these words, and a space. */
const REACH_OF_EVERY = 16;

/** What stands right behind a label begins so near to it. */
const CLOSE = 2;
/** What is computed with a number stands so near behind it. */
const BEHIND = 6;

/** The words above the quantities of a unit that tell roles, or deny them. */
interface Above {
  readonly label: Label;
  /** Those of the headers right above it that deny roles. */
  readonly denying: readonly Match<RoleWord>[];
  /** The labels above it that have any, the nearest first. */
  readonly labels: readonly { readonly label: Label; readonly words: readonly Match<RoleWord>[] }[];
}

/** The words of a unit itself, with those above. */
interface Words {
  readonly unit: Unit;
  readonly own: readonly Match<RoleWord>[];
  readonly above: Above;
}

/** Tells what quantities stand for. Remembers the words of labels, which repeat. */
export class RoleReader {
  readonly #contexts: Contexts;
  readonly #labels = new Map<string, readonly Match<RoleWord>[]>();
  #last: Words | undefined;

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
    const fitting: Role[] = [];
    for (const role of isOften ? ofCadences : rolesFor(quantity))
      if (
        fits(quantity, role) &&
        this.#isUnder(role, unit) &&
        !(role.ofLimit && !isBehindLimit(quantities, index))
      )
        fitting.push(role);
    if (fitting.length === 0) return undefined;
    const words = this.#wordsBeside(unit);
    const possible = withoutDenied(fitting, quantity, words);
    const told = this.#toldBeside(possible, words, quantity, quantities, index);
    if (told !== undefined || isProgram(unit.block)) return told;
    const shaped = possible.find((role) => role.words === undefined);
    return shaped && isNarrowed(unit.text, quantities, index) ? undefined : shaped?.id;
  }

  /** What happens at a cadence that a unit tells without a number. */
  cadenceOf(cadence: Quantity, unit: Unit): string | undefined {
    return this.#told(ofCadences, this.#wordsBeside(unit), (match) => {
      const far = gap(cadence, match);
      return far > reachOf(match) ? Infinity : far;
    });
  }

  #toldBeside(
    possible: readonly Role[],
    words: Words,
    quantity: Quantity,
    quantities: readonly Quantity[],
    index: number,
  ): string | undefined {
    const { unit, own, above } = words;
    if (own.length + above.labels.length === 0) return undefined;
    const { text } = unit;
    const named = isNamed(quantity, text) ? this.#named(possible, unit) : undefined;
    if (named) return named.id;
    if (isProgram(unit.block)) {
      const name = nameBefore(quantity, text);
      // A value of a program is what its name says.
      if (name) return this.#told(possible, words, (match) => (gap(name, match) === 0 ? 0 : Infinity));
    }
    // Most have no words beside them that tell a role, and need no place to be far from.
    let place: Range | undefined;
    return this.#told(possible, words, (match) => {
      place ??= seriesAround(text, quantities, index);
      if (gap(place, match) > reachOf(match)) return Infinity;
      return distance(match, text, place, quantity.dimension, quantities);
    });
  }

  /** The role that the nearest word of a unit tells, else its headers, the nearest first, else its heading. */
  #told(
    possible: readonly Role[],
    { unit, own, above }: Words,
    far: (match: Match<RoleWord>) => number,
  ): string | undefined {
    const nearby = own.length === 0 ? undefined : nearest(telling(own, possible), far);
    if (nearby) return nearby.id;
    for (const { label, words } of above.labels) {
      if (!lends(label, unit)) continue;
      // Of the words of one label the longest says most.
      // What a share is of, the metric of its row says better.
      const isBeside = label.kind === "above" && unit.block.kind === "cell";
      const heading = telling(words, possible).filter(
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

  #wordsBeside(unit: Unit): Words {
    if (this.#last?.unit === unit) return this.#last;
    // Most units stand under the label of the one before.
    const above = this.#last?.above.label === unit.label ? this.#last.above : this.#wordsAbove(unit.label);
    return (this.#last = { unit, own: words.match(unit.text), above });
  }

  #wordsAbove(label: Label): Above {
    const denying: Match<RoleWord>[] = [];
    for (const header of headersOf(label))
      for (const match of this.#wordsOf(header))
        if (match.meaning.denies && !match.meaning.role.near) denying.push(match);
    const labels: Above["labels"][number][] = [];
    for (const one of labelsOf(label)) {
      const words = this.#wordsOf(one);
      if (words.length > 0) labels.push({ label: one, words });
    }
    return { label, denying, labels };
  }

  #isUnder({ topics }: Role, { label }: Unit): boolean {
    if (!topics) return true;
    const above = this.#contexts.of(label).topics;
    return above.length > 0 && topics.some((topic) => above.includes(topic));
  }

  #wordsOf({ text }: Label): readonly Match<RoleWord>[] {
    let known = this.#labels.get(text);
    if (!known) this.#labels.set(text, (known = words.match(text)));
    return known;
  }
}

/** Whether a label before it may name it; of "17,400 x 0.014 = 244" it names what comes out. */
function isNamed({ start, end }: Quantity, text: string): boolean {
  return start <= CLOSE && !/^\s*(?:[×*·÷/+]|[xх]\s)/u.test(text.slice(end, end + BEHIND));
}

/** Whether a limit stands before a quantity in its sentence: "above 1% for 5 minutes". */
function isBehindLimit(quantities: readonly Quantity[], index: number): boolean {
  return quantities.some((one, at) => at < index && isLimit(one));
}

/** The roles that no word beside a quantity, nor in its headers, says it has not. */
function withoutDenied(
  roles: readonly Role[],
  quantity: Quantity,
  { own, above: { denying } }: Words,
): readonly Role[] {
  // Most units have no words that tell or deny anything.
  const near = own.length === 0 ? NONE : own.filter((match) => deniesBeside(match, quantity));
  if (near.length + denying.length === 0) return roles;
  const isDenied = (role: Role): boolean =>
    near.some(({ meaning }) => meaning.role === role) || denying.some(({ meaning }) => meaning.role === role);
  return roles.filter((role) => !isDenied(role));
}

function deniesBeside(match: Match<RoleWord>, quantity: Quantity): boolean {
  return match.meaning.denies && gap(quantity, match) <= reachOf(match);
}

/** The matches that tell one of some roles. */
function telling(matches: readonly Match<RoleWord>[], possible: readonly Role[]): Match<RoleWord>[] {
  return matches.filter(({ meaning }) => !meaning.denies && possible.includes(meaning.role));
}

/** Whether a label heads a unit: a line of a fence has words for its own numbers, and a program says more than it heads. */
function lends({ kind, text, range }: Label, { block }: Unit): boolean {
  const isComment = kind === "line" && range.start >= block.range.start;
  if (isProgram(block) && !isComment && !/[[{(]$/.test(text)) return false;
  return kind !== "above" || !/\d/.test(text);
}

/** Whether it is how often something happens: "every 6 hours". */
export function isRepeated({ start }: Quantity, text: string): boolean {
  if (start === 0) return false;
  const before = text.slice(Math.max(0, start - REACH_OF_EVERY), start).trimEnd();
  return everyWords.match(before).some(({ end }) => end === before.length);
}

/** Whether a quantity of its dimension has the shape of a role. */
function fits(quantity: Quantity, role: Role): boolean {
  const { dimension, unit, per, each, low, high, isChange } = quantity;
  if (dimension !== "none" && !isOfUnit(role, unit)) return false;
  if (role.per && !role.per.includes(per ?? "none")) return false;
  if (role.each && !role.each.includes(each ?? "none")) return false;
  if (isChange && role.change === false) return false;
  if (role.bound && role.bound !== quantity.bound) return false;
  if (role.percentile && quantity.percentile === undefined) return false;
  return low >= (role.least ?? -Infinity) && high <= (role.most ?? Infinity);
}
