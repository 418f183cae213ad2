import { contentWords } from "../../facts/definitions";
import type { Quantity } from "../../facts/quantities";
import { isProgram, type Unit } from "../../facts/units";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Calculation } from "../calculation";
import { retelling } from "./contradiction";
import type { Ledger } from "../ledger";
import { isSetApart, type Naming } from "./naming";
import { distinct, isClear, type Stated } from "../roles/stated";

/** A value that a program gives to a name, or holds it against. */
interface Constant {
  readonly stated: Stated;
  readonly name: string;
  /** The beginnings of the words of its name. */
  readonly words: readonly string[];
}

/** A name of fewer words is that of many things. */
const LEAST_WORDS = 2;
/** A word in more names than these tells none from the others. */
const MOST_WITH_WORD = 12;
/** The beginning of a word, by which "limiting" and "limit" are one. */
const STEM = 5;

/**
 * What a program fixes under a name whose words name another value in the text: "RATE_LIMIT = 100" and "the rate limit is 1,000
 * requests a minute". Nothing is said where any value of that name in the program is one that the text states.
 */
export function programmedOtherwise(ledger: Ledger, naming: Naming): Calculation[] {
  const constants = constantsIn(ledger);
  if (constants.size === 0) return [];
  const told = new Map<string, { readonly constants: readonly Constant[]; readonly stated: Stated[] }>();
  for (const one of ledger.stated) {
    // Most stand in sentences without any word of these names.
    if (!namesAny(one.unit, constants) || !mayBeConstant(one)) continue;
    const words = new Set(stemsIn(naming.nameOf(one, ledger.inUnit(one.unit)).join(" ")));
    const tried = new Set<readonly Constant[]>();
    for (const word of words)
      for (const [key, all] of constants.get(word) ?? []) {
        if (tried.has(all) || !all[0]!.words.every((stem) => words.has(stem))) continue;
        tried.add(all);
        const known = told.get(key);
        if (known) known.stated.push(one);
        else told.set(key, { constants: all, stated: [one] });
      }
  }
  const said = new Set<Stated>();
  return [...told.values()].flatMap(({ constants: all, stated }) => {
    if (stated.some((one) => all.some((constant) => isEqual(one, constant.stated)))) return [];
    const right = all.find((constant) => isOneScale(stated[0]!, constant.stated));
    if (!right || distinct(stated).length > MOST_VALUES) return [];
    const [wrong] = [...stated].sort((a, b) => far(a, right.stated) - far(b, right.stated));
    if (!wrong || said.has(wrong)) return [];
    // "Above 10% somebody is told, above 25% it trains": what stands beside may be meant.
    if (ledger.inBlock(wrong.unit.block).some((one) => all.some(({ stated: set }) => isEqual(one, set))))
      return [];
    said.add(wrong);
    return [retelling(`value of "${right.name}"`, right.stated, wrong)];
  });
}

/** A warning and what is done in earnest: of more values nothing tells which is meant. */
const MOST_VALUES = 2;

/** How far two values are from one another, by how many times one is the other. */
function far({ quantity: a }: Stated, { quantity: b }: Stated): number {
  return Math.abs(Math.log(a.low / b.low));
}

/** By word of its name, and by name, what programs fix: of names that say something. */
function constantsIn({
  facts: { amounts },
}: Ledger): ReadonlyMap<string, ReadonlyMap<string, readonly Constant[]>> {
  const byWord = new Map<string, Map<string, Constant[]>>();
  for (const { unit, quantities } of amounts) {
    if (!isProgram(unit.block) || quantities.length > MOST_IN_LINE) continue;
    for (const quantity of quantities) {
      const name = nameOf(quantity, unit);
      const words = name === undefined ? [] : wordsIn(name);
      const stated = { quantity, unit, role: undefined, metric: undefined };
      if (name === undefined || words.length < LEAST_WORDS || !isClear(stated)) continue;
      const key = [...words].sort().join(" ");
      for (const word of words) {
        const known = byWord.get(word) ?? new Map<string, Constant[]>();
        byWord.set(word, known);
        const same = known.get(key);
        if (same) same.push({ stated, name, words });
        else known.set(key, [{ stated, name, words }]);
      }
    }
  }
  for (const [word, known] of byWord) if (known.size > MOST_WITH_WORD) byWord.delete(word);
  return byWord;
}

/** More numbers in a line are data. */
const MOST_IN_LINE = 4;
const LONGEST_NAME = 60;
const LEAST_NAME = 5;
const NAME = /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_.]*)(?:\(\)|["'\])])* ?[=:]{0,2} ?$/u;

/** The name before a value, where it is of several words: "RATE_LIMIT=", "report.drift_share() >". */
function nameOf({ start, bound }: Quantity, { text }: Unit): string | undefined {
  if (start < LEAST_NAME) return undefined;
  const name = NAME.exec(text.slice(Math.max(0, start - LONGEST_NAME), start))?.[1];
  if (name === undefined || !/[_.]|[a-z][A-Z]/.test(name)) return undefined;
  // What a program gives to a name in small letters is of one model, or one call.
  return bound !== "exact" || name === name.toUpperCase() ? name : undefined;
}

/** Whether a sentence, cell or line, or what it stands right under, has a word of a name. */
function namesAny({ text, label }: Unit, constants: ReadonlyMap<string, unknown>): boolean {
  const texts = [text, label.text, label.kind === "column" ? (label.parent?.text ?? "") : ""];
  return texts.some((one) => stemsIn(one).some((stem) => constants.has(stem)));
}

/** The beginnings of the words of a name that are no words of programs. */
function wordsIn(name: string): string[] {
  const plain = name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll(/[_.]/g, " ");
  const words = contentWords(plain)
    .filter((word) => !codeWords.has(word))
    .join(" ");
  return [...new Set(stemsIn(words))];
}

const codeWords = new Set(allPhrases(knowledge.relations.codeWord));

/** The beginnings of the words of a text. */
function stemsIn(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map((word) => word.slice(0, STEM));
}

function mayBeConstant(one: Stated): boolean {
  return isClear(one) && !/^json/i.test(one.unit.block.info ?? "") && !isSetApart(one.unit);
}

/** Whether a number of a program may be on the scale of a value. */
function isOneScale({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  if (a.dimension === b.dimension) return a.dimension !== "money" || a.unit === b.unit;
  return (
    b.dimension === "none" && (a.dimension === "count" || (a.dimension === "ratio" && a.unit === "percent"))
  );
}

/** Whether two values are one: of a share a program may hold the percent. */
function isEqual({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  const scales = a.dimension === "ratio" && b.dimension === "none" ? [1, PERCENT] : [1];
  return scales.some((scale) => b.low * scale <= a.high * ROUNDING && b.high * scale * ROUNDING >= a.low);
}

const PERCENT = 0.01;
const ROUNDING = 1.02;
