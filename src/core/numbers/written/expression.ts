import type { VerbalSign } from "../../knowledge/measureTypes";
import type { Quantity } from "../../facts/quantities";
import type { Stated } from "../roles/stated";
import { tokensIn, type Operator, type Sign, type Token } from "./signs";

/** A quantity of a calculation, to its power. */
export interface Term {
  readonly term: Stated;
  readonly exponent: number;
}

/** Two parts of a calculation, joined by a sign. */
export interface Joined {
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
  /** Whether brackets stand around it. */
  readonly isBracketed: boolean;
  /** What a word stands for in place of a sign. */
  readonly verbal: VerbalSign | undefined;
}

/** One side of a calculation. */
export type Expression = Term | Joined;

/** Sides that a text sets equal: "30M × 8 = 240M". */
export interface Chain {
  readonly sides: readonly Expression[];
  /** Between the sides, one less than those. */
  readonly signs: readonly Equality[];
}

/** How two sides are set equal. */
export interface Equality {
  readonly isRough: boolean;
  /** Whether it is said in words: "12 × 3 makes 36". */
  readonly isVerbal: boolean;
  /** Whether words stand between the sides. */
  readonly hasWords: boolean;
}

/** The calculations that a sentence, cell or line writes out, each as long as it goes. */
export function chainsIn(text: string, stated: readonly Stated[]): Chain[] {
  const tokens = tokensIn(text, stated);
  const chains: Chain[] = [];
  // "~" before an amount is its bound, and sets nothing equal.
  if (!tokens.some((token) => token.kind === "operator" && isEquality(token))) return chains;
  for (let at = 0; at < tokens.length;) {
    const { kind } = tokens[at]!;
    if (kind !== "term" && kind !== "open") {
      at++;
      continue;
    }
    const reader = new Reader(tokens, at);
    const chain = reader.chain();
    if (chain) {
      // "users × 20 = 50M × 20 = 1B": of a side that is not whole nothing is known, of the others all.
      const from = beginsWhole(tokens, at) ? 0 : 1;
      const to = chain.sides.length - (endsWhole(tokens, reader.at) ? 0 : 1);
      const sides = chain.sides.slice(from, to);
      if (sides.length > 1) chains.push(withLetters({ sides, signs: chain.signs.slice(from, to - 1) }, text));
    }
    // What failed behind an opening bracket may hold a whole one; behind a quantity it would begin with a sign.
    at = Math.max(at + 1, chain ? reader.at : kind === "term" ? reader.furthest : 0);
  }
  return chains;
}

/** The quantities of one side, in its order. */
export function termsOf(side: Expression): Stated[] {
  return "term" in side ? [side.term] : [...termsOf(side.left), ...termsOf(side.right)];
}

/** The signs of one side. */
export function operatorsOf(side: Expression): Operator[] {
  return "term" in side ? [] : [...operatorsOf(side.left), side.operator, ...operatorsOf(side.right)];
}

/** A part that is no number makes the whole none; only a name may stand before "=": "Storage = 3 × 4 GB = 12 GB". */
function beginsWhole(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind === "operator") return isEquality(before) || before.verbal !== undefined;
  const beyond = before?.kind === "open" ? tokens[at - 2] : undefined;
  return (
    before?.kind !== "term" &&
    before?.kind !== "unknown" &&
    before?.kind !== "power" &&
    beyond?.kind !== "operator"
  );
}

function endsWhole(tokens: readonly Token[], at: number): boolean {
  const next = tokens.slice(at, at + 2).find(({ kind }) => kind !== "words");
  if (!next) return true;
  if (next.kind === "close") return tokens[at + 1]?.kind !== "operator";
  // "= 3 channels of 1.77M": what stands behind "of" belongs to the result.
  if (next.kind === "operator") return next.verbal !== undefined && next.verbal !== "of";
  return next.kind !== "unknown" && next.kind !== "open" && next.kind !== "power";
}

function isEquality(token: Sign): boolean {
  return token.sign === "=" || token.sign === "≈";
}

/** Words that may stand between a quantity and a sign: "400,000 passages × 1,024 dimensions". */
const WORDS = 5;
/** Deeper brackets stand in no sentence. */
const DEEPEST = 8;

/** Reads a chain from its first token. `at` is where it ends. */
class Reader {
  at: number;
  /** How far it looked. */
  furthest = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[], at: number) {
    this.#tokens = tokens;
    this.at = at;
  }

  chain(): Chain | undefined {
    const first = this.#sum();
    if (!first) return undefined;
    const sides = [first];
    const signs: Equality[] = [];
    for (;;) {
      const from = this.at;
      const wordsBefore = this.#skipWords();
      const sign = this.#tokens[this.at];
      if (wordsBefore > WORDS || sign?.kind !== "operator" || !isEquality(sign))
        return this.#back(from, { sides, signs });
      this.at++;
      const wordsAfter = this.#skipWords();
      const side = wordsAfter > WORDS ? undefined : this.#sum();
      if (!side) return this.#back(from, { sides, signs });
      sides.push(side);
      const isVerbal = sign.verbal !== undefined;
      signs.push({ isRough: sign.sign === "≈", isVerbal, hasWords: wordsBefore + wordsAfter > 0 });
    }
  }

  /** Products before sums. */
  #sum(): Expression | undefined {
    return this.#joined(["+", "-"], () => this.#joined(["×", "÷"], () => this.#factor()));
  }

  #joined(signs: readonly Operator[], next: () => Expression | undefined): Expression | undefined {
    let left = next();
    while (left) {
      const from = this.at;
      const words = this.#skipWords();
      const token = this.#tokens[this.at];
      if (words > WORDS || token?.kind !== "operator" || !signs.includes(token.sign) || !fits(token, left)) {
        this.at = from;
        return left;
      }
      this.at++;
      const right = this.#skipWords() > WORDS ? undefined : next();
      if (!right) return this.#back(from, token.verbal ? left : undefined);
      left = { operator: token.sign, left, right, isBracketed: false, verbal: token.verbal };
    }
    return left;
  }

  #factor(): Expression | undefined {
    const token = this.#tokens[this.at];
    if (token?.kind === "term") {
      this.at++;
      return { term: token.stated, exponent: this.#power() };
    }
    if (token?.kind !== "open" || this.#depth >= DEEPEST) return undefined;
    this.at++;
    this.#depth++;
    this.#skipWords();
    const inner = this.#sum();
    this.#skipWords();
    this.#depth--;
    if (!inner || this.#tokens[this.at]?.kind !== "close") return undefined;
    this.at++;
    return "term" in inner ? inner : { ...inner, isBracketed: true };
  }

  #power(): number {
    const token = this.#tokens[this.at];
    if (token?.kind !== "power") return 1;
    this.at++;
    return token.exponent;
  }

  #skipWords(): number {
    const token = this.#tokens[this.at];
    if (token?.kind !== "words") return 0;
    this.at++;
    return token.count;
  }

  #back<Result>(at: number, result: Result): Result {
    this.furthest = Math.max(this.furthest, this.at);
    this.at = at;
    return result;
  }
}

/** "5% of 200" is a product, "5 of 200" is none. */
function fits(token: Sign, left: Expression): boolean {
  if (token.verbal !== "of") return true;
  return "term" in left && left.term.quantity.dimension === "ratio" && left.term.quantity.unit !== "times";
}

/** "40M × 25 = 1B" speaks of a billion where nothing else is a size, "10M × 32B = 320 MB" of bytes where something is. */
function withLetters(chain: Chain, text: string): Chain {
  const terms = chain.sides.flatMap(termsOf);
  const isOfSizes = terms.some(({ quantity }) => quantity.dimension === "data");
  const open = terms.filter(({ quantity }) => isBillion(quantity, text));
  if (isOfSizes && open.length > 1) return chain;
  const cleared = (side: Expression): Expression => {
    if (!("term" in side)) return { ...side, left: cleared(side.left), right: cleared(side.right) };
    const { quantity } = side.term;
    if (!open.includes(side.term)) return side;
    const read = isOfSizes ? inBytes(quantity) : quantity;
    return { ...side, term: { ...side.term, quantity: { ...read, isAmbiguous: false } } };
  };
  return { ...chain, sides: chain.sides.map(cleared) };
}

/** Whether it is written with a letter that stands for a billion or for bytes. */
function isBillion({ isAmbiguous, start, end }: Quantity, text: string): boolean {
  return isAmbiguous && /\d\s?[BT]$/.test(text.slice(start, end));
}

const BILLION = 1e9;

function inBytes(quantity: Quantity): Quantity {
  const { low, high } = quantity;
  if (low < BILLION) return quantity;
  return { ...quantity, low: low / BILLION, high: high / BILLION, dimension: "data", unit: "byte" };
}
