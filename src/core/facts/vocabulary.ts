import { CharacterClass, classOf, isSeparator } from "./characters";

/** A phrase found in a text. */
export interface Match<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

interface Terminal<Meaning> {
  readonly meaning: Meaning;
  /** The phrase as written, where its case matters. */
  readonly exact: string | undefined;
  /** Ended by `*`: the rest of the word belongs to the match. */
  readonly isPrefix: boolean;
}

const ROOT = 1;
/** Letters are numbered as they come in phrases; 0 is every other character. */
const SEPARATOR = 1;
const STAR = 2;
/** Room for the letters of three languages, and few enough that node and letter fit one 32-bit key. */
const LETTERS = 4096;

/**
 * Many phrases matched in one pass: a trie over letters, entered at each word. The work is the text's length times
 * the longest phrase at most, whatever the number of phrases. Edges lie in one open hash table of integers, because
 * every character of every document goes through it.
 */
export class Vocabulary<Meaning> {
  readonly #letters = new Uint16Array(65_536);
  #letterCount = STAR;
  #keys = new Int32Array(1 << 12);
  #nodes = new Int32Array(1 << 12);
  #nodeCount = ROOT;
  readonly #terminals: (Terminal<Meaning>[] | undefined)[] = [];

  add(phrase: string, meaning: Meaning): void {
    const lower = phrase.toLowerCase();
    const isPrefix = lower.endsWith("*");
    const path = isPrefix ? lower.slice(0, -1) : lower;
    let node = ROOT;
    for (let at = 0; at < path.length; at++) node = this.#grow(node, this.#letterOf(path.charCodeAt(at)));
    const exact = phrase === lower ? undefined : phrase.replaceAll("*", "");
    (this.#terminals[node] ??= []).push({ meaning, exact, isPrefix });
  }

  /** All phrases in a text, in the order of their beginnings; overlapping ones are all given. */
  match(text: string): Match<Meaning>[] {
    const found: Match<Meaning>[] = [];
    let before = CharacterClass.Other;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      const begins = kind === CharacterClass.Ideograph || (kind === CharacterClass.Word && kind !== before);
      before = kind;
      if (begins && this.#letters[code] !== 0) this.#walk(ROOT, text, at, at, found);
    }
    return found;
  }

  #walk(from: number, text: string, start: number, position: number, found: Match<Meaning>[]): void {
    let node = from;
    let at = position;
    while (node > 0) {
      const terminals = this.#terminals[node];
      if (terminals) report(terminals, text, start, at, found);
      const star = this.#next(node, STAR);
      if (star > 0) this.#walk(star, text, start, wordEnd(text, at), found);
      if (at >= text.length) return;
      const letter = this.#letters[text.charCodeAt(at)]!;
      if (letter === 0) return;
      node = this.#next(node, letter);
      at++;
      if (letter !== SEPARATOR) continue;
      while (at < text.length && isSeparator(text.charCodeAt(at))) at++;
    }
  }

  /** The number of a character, given on its first use to both its cases. */
  #letterOf(code: number): number {
    if (isSeparator(code)) {
      for (const separator of SEPARATORS) this.#letters[separator] = SEPARATOR;
      return SEPARATOR;
    }
    if (code === STAR_CODE) return STAR;
    const known = this.#letters[code]!;
    if (known !== 0) return known;
    const letter = ++this.#letterCount;
    if (letter >= LETTERS) throw new Error("The phrases use more different letters than fit a vocabulary.");
    this.#letters[code] = letter;
    const upper = String.fromCharCode(code).toUpperCase();
    if (upper.length === 1) this.#letters[upper.charCodeAt(0)] = letter;
    return letter;
  }

  #next(node: number, letter: number): number {
    const key = node * LETTERS + letter;
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, HASH) >>> 12) & mask;
    for (let stored = this.#keys[slot]!; stored !== 0; stored = this.#keys[slot]!) {
      if (stored === key) return this.#nodes[slot]!;
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  #grow(node: number, letter: number): number {
    const known = this.#next(node, letter);
    if (known > 0) return known;
    if (this.#nodeCount * 2 > this.#keys.length) this.#widen();
    this.#insert(node * LETTERS + letter, ++this.#nodeCount);
    return this.#nodeCount;
  }

  #insert(key: number, node: number): void {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, HASH) >>> 12) & mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    this.#nodes[slot] = node;
  }

  #widen(): void {
    const keys = this.#keys;
    const nodes = this.#nodes;
    this.#keys = new Int32Array(keys.length * 2);
    this.#nodes = new Int32Array(keys.length * 2);
    for (const [slot, key] of keys.entries()) if (key !== 0) this.#insert(key, nodes[slot]!);
  }
}

const HASH = 0x9e3779b1;
const STAR_CODE = 42;
const SEPARATORS = Array.from({ length: 65_536 }, (_, code) => code).filter(isSeparator);

function report<Meaning>(
  terminals: readonly Terminal<Meaning>[],
  text: string,
  start: number,
  at: number,
  found: Match<Meaning>[],
): void {
  const end = wordEnd(text, at);
  for (const { meaning, exact, isPrefix } of terminals) {
    if (!isPrefix && end !== at) continue;
    if (exact !== undefined && !text.startsWith(exact, start)) continue;
    found.push({ start, end: isPrefix ? end : at, meaning });
  }
}

/** Where the word that goes on at an offset ends; a word after an ideograph or a separator is another one. */
function wordEnd(text: string, at: number): number {
  if (at === 0 || classOf(text.charCodeAt(at - 1)) !== CharacterClass.Word) return at;
  let end = at;
  while (end < text.length && classOf(text.charCodeAt(end)) === CharacterClass.Word) end++;
  return end;
}
