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

/** What a node has, so that most steps look no further. */
const enum Has {
  /** Phrases that end here, whether or not the word goes on. */
  Phrase = 1,
  /** Phrases that end here though the word goes on. */
  Prefix = 2,
  Star = 4,
  /** Edges other than the one to the next node. */
  Branches = 8,
}

/**
 * Many phrases matched in one pass: a trie over letters, entered at each word. The work is the text's length times
 * the longest phrase at most, whatever the number of phrases. Every character of every document goes through it, so
 * it is kept small enough for the processor's cache: nodes are numbered as they grow, the edge to the next number
 * takes one place in an array, and only the edges of branches lie in a hash table of integers.
 */
export class Vocabulary<Meaning> {
  readonly #letters = new Uint16Array(65_536);
  #letterCount = STAR;
  #nodeCount = ROOT;
  /** By node: the letter that leads to the next node, if any does. */
  #follows = new Uint16Array(1 << 10);
  #has = new Uint8Array(1 << 10);
  #keys = new Int32Array(1 << 9);
  #nodes = new Int32Array(1 << 9);
  #branchCount = 0;
  readonly #terminals: (Terminal<Meaning>[] | undefined)[] = [];

  add(phrase: string, meaning: Meaning): void {
    const lower = phrase.toLowerCase();
    const isPrefix = lower.endsWith("*");
    const path = isPrefix ? lower.slice(0, -1) : lower;
    let node = ROOT;
    for (let at = 0; at < path.length; at++) node = this.#grow(node, this.#letterOf(path.charCodeAt(at)));
    const exact = phrase === lower ? undefined : phrase.replaceAll("*", "");
    (this.#terminals[node] ??= []).push({ meaning, exact, isPrefix });
    this.#has[node]! |= isPrefix ? Has.Phrase | Has.Prefix : Has.Phrase;
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

  /** The longest phrases that begin at an offset, whether or not a word begins there ("ms" in "20ms"). */
  longestAt(text: string, at: number): Match<Meaning>[] {
    const found: Match<Meaning>[] = [];
    if (at < text.length) this.#walk(ROOT, text, at, at, found);
    const end = Math.max(...found.map((match) => match.end));
    return found.filter((match) => match.end === end);
  }

  #walk(from: number, text: string, start: number, position: number, found: Match<Meaning>[]): void {
    let node = from;
    let at = position;
    while (node > 0) {
      const has = this.#has[node]!;
      if (has & Has.Prefix || (has & Has.Phrase && !goesOn(text, at))) {
        report(this.#terminals[node]!, text, start, at, found);
      }
      if (has & Has.Star) this.#walk(this.#next(node, STAR), text, start, wordEnd(text, at), found);
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
    if (this.#follows[node] === letter) return node + 1;
    return this.#has[node]! & Has.Branches ? this.#branch(node * LETTERS + letter) : 0;
  }

  #branch(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = (Math.imul(key, HASH) >>> 12) & mask;
    for (let stored = keys[slot]!; stored !== 0; stored = keys[slot]!) {
      if (stored === key) return this.#nodes[slot]!;
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  #grow(node: number, letter: number): number {
    const known = this.#next(node, letter);
    if (known > 0) return known;
    const isNext = node === this.#nodeCount++;
    if (this.#nodeCount === this.#has.length) this.#widenNodes();
    if (letter === STAR) this.#has[node]! |= Has.Star;
    if (isNext) {
      this.#follows[node] = letter;
    } else {
      this.#has[node]! |= Has.Branches;
      if (++this.#branchCount * 4 > this.#keys.length) this.#widenBranches();
      this.#insert(node * LETTERS + letter, this.#nodeCount);
    }
    return this.#nodeCount;
  }

  #insert(key: number, node: number): void {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, HASH) >>> 12) & mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    this.#nodes[slot] = node;
  }

  #widenNodes(): void {
    const follows = this.#follows;
    const has = this.#has;
    this.#follows = new Uint16Array(follows.length * 2);
    this.#has = new Uint8Array(has.length * 2);
    this.#follows.set(follows);
    this.#has.set(has);
  }

  #widenBranches(): void {
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

/** Whether a word goes on at an offset; a word after an ideograph or a separator is another one. */
function goesOn(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordAt(text, at - 1) && isWordAt(text, at);
}

function isWordAt(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === CharacterClass.Word;
}

/** Where the word that goes on at an offset ends. */
function wordEnd(text: string, at: number): number {
  if (!goesOn(text, at)) return at;
  let end = at + 1;
  while (end < text.length && isWordAt(text, end)) end++;
  return end;
}
