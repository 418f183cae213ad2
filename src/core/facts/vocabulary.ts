import { CharacterClass, classOf, isSeparator } from "./characters";
import { Hits, type Match, type Phrases } from "./hits";

const ROOT = 1;
/** Letters are numbered as they come in phrases; 0 is every other character. */
const SEPARATOR = 1;
const STAR = 2;
const LETTER_BITS = 12;
/** Room for the letters of three languages. */
const LETTERS = 1 << LETTER_BITS;
const LETTER = LETTERS - 1;
const MOST_PHRASES = 1 << 16;

/** How a phrase ends or is written. */
const enum Is {
  /** Ended by `*`: the rest of the word belongs to the match. */
  Prefix = 1,
  /** Its case matters. */
  Exact = 2,
}

/** What a node has, so that most steps look no further; these bits stand above those of the letter that follows. */
const enum Has {
  /** Phrases that end here, whether or not the word goes on. */
  Phrase = 0x1000,
  /** Phrases that end here though the word goes on. */
  Prefix = 0x2000,
  Star = 0x4000,
  /** Edges other than the one to the next node. */
  Branches = 0x8000,
}

/**
 * Many phrases matched in one pass: a trie over letters, entered at each word. The work is the text's length times
 * the longest phrase at most, whatever the number of phrases. Every character of every document goes through it, so
 * it is kept in few integers that stay in the processor's cache: nodes are numbered as they grow, a node is 16 bits
 * with the letter that leads to the next, only the edges of branches lie in a hash table, and of the phrases that end
 * at a node each has the number of the next.
 */
export class Vocabulary<Meaning> {
  readonly #letters = new Uint16Array(65_536);
  #letterCount = STAR;
  #nodeCount = ROOT;
  /** By node: what it has, and the letter that leads to the next node, if any does. */
  #nodes = new Uint16Array(1 << 10);
  /** The edges of branches: pairs of a key (node and letter) and the node it leads to, those of a node side by side. */
  #edges = new Int32Array(1 << 10);
  #edgeCount = 0;
  /** By node: the number of the first phrase that ends there. */
  #phrases = new Uint16Array(1 << 10);
  /** By phrase, from number 1: the next that ends at the same node, how it is written, its meaning. */
  #others = new Uint16Array(1 << 10);
  #is = new Uint8Array(1 << 10);
  readonly #known: Phrases<Meaning> = { meanings: [], tags: [] };
  readonly #exact = new Map<number, string>();
  readonly #hits = new Hits(this.#known);

  /** @param tags The bits of the groups of which the phrase is: those who ask for a group alone see nothing else. */
  add(phrase: string, meaning: Meaning, tags = 0): void {
    const lower = phrase.toLowerCase();
    const isPrefix = lower.endsWith("*");
    const path = isPrefix ? lower.slice(0, -1) : lower;
    let node = ROOT;
    for (let at = 0; at < path.length; at++) node = this.#grow(node, this.#letterOf(path.charCodeAt(at)));
    this.#nodes[node]! |= isPrefix ? Has.Phrase | Has.Prefix : Has.Phrase;
    this.#append(
      node,
      this.#number(meaning, tags, isPrefix, phrase === lower ? undefined : phrase.replaceAll("*", "")),
    );
  }

  /** The number of a new phrase. */
  #number(meaning: Meaning, tags: number, isPrefix: boolean, exact: string | undefined): number {
    const number = this.#known.meanings.push(meaning);
    this.#known.tags.push(tags);
    if (number >= MOST_PHRASES) throw new Error("There are more phrases than fit a vocabulary.");
    if (number >= this.#is.length) {
      this.#others = widened(this.#others);
      this.#is = widened(this.#is);
    }
    this.#is[number] = (isPrefix ? Is.Prefix : 0) | (exact === undefined ? 0 : Is.Exact);
    if (exact !== undefined) this.#exact.set(number, exact);
    return number;
  }

  /** Lets a phrase end at a node, after those that do so already. */
  #append(node: number, number: number): void {
    let last = this.#phrases[node]!;
    if (last === 0) {
      this.#phrases[node] = number;
      return;
    }
    while (this.#others[last] !== 0) last = this.#others[last]!;
    this.#others[last] = number;
  }

  /** All phrases in a text, in the order of their beginnings; overlapping ones are all given. */
  match(text: string): readonly Match<Meaning>[] {
    return this.scan(text).all();
  }

  /** Whether a phrase begins at an offset or before. */
  beginsBy(text: string, offset: number): boolean {
    return this.scan(text, offset + 1).count > 0;
  }

  /**
   * As `match`, without an object for each; what is given holds until the next text is read.
   * @param end Where to stop looking for beginnings.
   */
  scan(text: string, end = text.length): Hits<Meaning> {
    const found = this.#hits;
    found.clear();
    const letters = this.#letters;
    let before = CharacterClass.Other;
    const last = Math.min(end, text.length);
    for (let at = 0; at < last; at++) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      const begins = kind === CharacterClass.Ideograph || (kind === CharacterClass.Word && kind !== before);
      before = kind;
      if (begins && letters[code] !== 0) this.#walk(ROOT, text, at, at, found);
    }
    return found;
  }

  /** The longest phrases that begin at an offset, whether or not a word begins there ("ms" in "20ms"). */
  longestAt(text: string, at: number): readonly Match<Meaning>[] {
    const found = this.#hits;
    found.clear();
    if (at < text.length) this.#walk(ROOT, text, at, at, found);
    return found.longest();
  }

  #walk(from: number, text: string, start: number, position: number, found: Hits<Meaning>): void {
    const letters = this.#letters;
    const nodes = this.#nodes;
    let node = from;
    let at = position;
    while (node > 0) {
      const has = nodes[node]!;
      if (has & Has.Prefix || (has & Has.Phrase && !goesOn(text, at))) {
        this.#report(this.#phrases[node]!, text, start, at, found);
      }
      if (has & Has.Star) this.#walk(this.#next(node, STAR), text, start, restOfWord(text, at), found);
      if (at >= text.length) return;
      const letter = letters[text.charCodeAt(at)]!;
      if (letter === 0) return;
      if ((has & LETTER) === letter) node++;
      else if (has & Has.Branches) node = this.#branch(node, letter);
      else return;
      at++;
      if (letter !== SEPARATOR) continue;
      while (at < text.length && isSeparator(text.charCodeAt(at))) at++;
    }
  }

  #report(first: number, text: string, start: number, at: number, found: Hits<Meaning>): void {
    const end = wordEnd(text, at);
    for (let number = first; number !== 0; number = this.#others[number]!) {
      const is = this.#is[number]!;
      if (!(is & Is.Prefix) && end !== at) continue;
      if (is & Is.Exact && !text.startsWith(this.#exact.get(number)!, start)) continue;
      found.add(start, is & Is.Prefix ? end : at, number - 1);
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
    const has = this.#nodes[node]!;
    if ((has & LETTER) === letter) return node + 1;
    return has & Has.Branches ? this.#branch(node, letter) : 0;
  }

  #branch(node: number, letter: number): number {
    const edges = this.#edges;
    const mask = edges.length - 1;
    const key = edgeKey(node, letter);
    let slot = slotOf(node, letter) & mask;
    for (let stored = edges[slot]!; stored !== 0; stored = edges[slot]!) {
      if (stored === key) return edges[slot + 1]!;
      slot = (slot + 2) & mask;
    }
    return 0;
  }

  #grow(node: number, letter: number): number {
    const known = this.#next(node, letter);
    if (known > 0) return known;
    const isNext = node === this.#nodeCount++;
    if (this.#nodeCount === this.#nodes.length) {
      this.#nodes = widened(this.#nodes);
      this.#phrases = widened(this.#phrases);
    }
    if (letter === STAR) this.#nodes[node]! |= Has.Star;
    if (isNext) {
      this.#nodes[node]! |= letter;
    } else {
      this.#nodes[node]! |= Has.Branches;
      if (++this.#edgeCount * 4 > this.#edges.length) this.#widenEdges();
      this.#insert(edgeKey(node, letter), this.#nodeCount);
    }
    return this.#nodeCount;
  }

  #insert(key: number, node: number): void {
    const mask = this.#edges.length - 1;
    let slot = slotOf(key >>> LETTER_BITS, key & LETTER) & mask;
    while (this.#edges[slot] !== 0) slot = (slot + 2) & mask;
    this.#edges[slot] = key;
    this.#edges[slot + 1] = node;
  }

  #widenEdges(): void {
    const edges = this.#edges;
    this.#edges = new Int32Array(edges.length * 2);
    for (let slot = 0; slot < edges.length; slot += 2)
      if (edges[slot] !== 0) this.#insert(edges[slot]!, edges[slot + 1]!);
  }
}

function edgeKey(node: number, letter: number): number {
  return (node << LETTER_BITS) | letter;
}

/** Nodes are spread over the table, the letters of one lie together. */
function slotOf(node: number, letter: number): number {
  return ((Math.imul(node, HASH) >>> 10) + letter) << 1;
}

const HASH = 0x9e3779b1;
const STAR_CODE = 42;
const SEPARATORS = Array.from({ length: 65_536 }, (_, code) => code).filter(isSeparator);

/** The same numbers with room for as many again. */
function widened<Numbers extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(
  numbers: Numbers,
): Numbers {
  const wider = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
  wider.set(numbers);
  return wider;
}

/** Whether a word goes on at an offset; a word after an ideograph or a separator is another one. */
function goesOn(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordAt(text, at - 1) && isWordAt(text, at);
}

function isWordAt(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === CharacterClass.Word;
}

/** Where the rest of a word ends that goes on or begins at an offset: a star alone stands for a whole word. */
function restOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordAt(text, end)) end++;
  return end;
}

/** Where the word that goes on at an offset ends. */
function wordEnd(text: string, at: number): number {
  if (!goesOn(text, at)) return at;
  let end = at + 1;
  while (end < text.length && isWordAt(text, end)) end++;
  return end;
}
