import { alphabet, Mark, past, restOfWord, SEPARATOR, STAR, wordEnd, type Alphabet } from "./alphabet";
import { Hits, type Match, type Phrases } from "./hits";
import { NONE } from "./lists";

const ROOT = 1;
const LETTER_BITS = 12;
const MOST_PHRASES = 1 << 16;
/** Letters below this number are those of English and digits: two of them lead to a node without a step. */
const PAIR_BITS = 6;
const PAIRED = 1 << PAIR_BITS;

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
  #nodeCount = ROOT;
  /** By node: what it has, and the letter that leads to the next node, if any does. */
  #nodes = new Uint16Array(1 << 10);
  /** The edges of branches: pairs of a key (node and letter) and the node it leads to. */
  #edges = new Int32Array(1 << 10);
  #edgeCount = 0;
  /** By the first two letters of a word the node that they lead to, which is none for most. */
  readonly #pairs = new Int32Array(1 << (2 * PAIR_BITS));
  /** The first letters that are phrases, or are followed by a star: their words are walked from the root. */
  readonly #alone = new Uint8Array(PAIRED);
  /** By node: the number of the first phrase that ends there. */
  #phrases = new Uint16Array(1 << 10);
  /** By phrase, from number 1: the next that ends at the same node, how it is written, its meaning. */
  #others = new Uint16Array(1 << 10);
  #is = new Uint8Array(1 << 10);
  readonly #known: Phrases<Meaning> = { meanings: [], tags: [] };
  readonly #alphabet: Alphabet;
  readonly #exact = new Map<number, string>();
  readonly #hits = new Hits(this.#known);

  /** @param letters Whose own they are, where it is not the one of all. */
  constructor(letters: Alphabet = alphabet) {
    this.#alphabet = letters;
  }

  /** @param tags The bits of the groups of which the phrase is: those who ask for a group alone see nothing else. */
  add(phrase: string, meaning: Meaning, tags = 0): void {
    const lower = phrase.toLowerCase();
    const isPrefix = lower.endsWith("*");
    const path = isPrefix ? lower.slice(0, -1) : lower;
    let node = ROOT;
    for (let at = 0; at < path.length; at++)
      node = this.#grow(node, this.#alphabet.letterOf(path.charCodeAt(at)));
    this.#nodes[node]! |= isPrefix ? Has.Phrase | Has.Prefix : Has.Phrase;
    this.#openBy(path);
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

  /** The phrases of a text that begin at an offset or before. */
  matchBy(text: string, offset: number): readonly Match<Meaning>[] {
    return this.#mayBeginBy(text, offset) ? this.scan(text, offset + 1).all() : NONE;
  }

  /** Whether a phrase begins at an offset or before. */
  beginsBy(text: string, offset: number): boolean {
    return this.#mayBeginBy(text, offset) && this.scan(text, offset + 1).count > 0;
  }

  /**
   * As `match`, without an object for each; what is given holds until the next text is read.
   * @param end Where to stop looking for beginnings.
   */
  scan(text: string, end = text.length): Hits<Meaning> {
    const found = this.#hits;
    found.clear();
    const marks = this.#alphabet.read(text);
    const { begins, beginCount } = this.#alphabet;
    const pairs = this.#pairs;
    for (let word = 0; word < beginCount; word++) {
      const at = begins[word]!;
      if (at >= end) break;
      const first = marks[at]! & Mark.Letter;
      const second = marks[at + 1]! & Mark.Letter;
      if (first >= PAIRED || second >= PAIRED || this.#alone[first] === 1)
        this.#walk(ROOT, marks, text, at, at, found);
      else {
        const node = pairs[(first << PAIR_BITS) | second]!;
        if (node !== 0)
          this.#walk(node, marks, text, at, second === SEPARATOR ? past(marks, at + 1) : at + 2, found);
      }
    }
    return found;
  }

  /** The longest phrases that begin at an offset, whether or not a word begins there ("ms" in "20ms"). */
  longestAt(text: string, at: number): readonly Match<Meaning>[] {
    if (!this.#mayBegin(text, at)) return NONE;
    const found = this.#hits;
    found.clear();
    if (at < text.length) this.#walk(ROOT, this.#alphabet.read(text), text, at, at, found);
    return found.longest();
  }

  #walk(
    from: number,
    marks: Uint16Array,
    text: string,
    start: number,
    position: number,
    found: Hits<Meaning>,
  ): void {
    const nodes = this.#nodes;
    let node = from;
    let at = position;
    while (node > 0) {
      const has = nodes[node]!;
      const mark = marks[at]!;
      if (has & Has.Prefix || (has & Has.Phrase && !(mark & Mark.GoesOn)))
        this.#report(this.#phrases[node]!, marks, text, start, at, found);
      if (has & Has.Star)
        this.#walk(this.#next(node, STAR), marks, text, start, restOfWord(marks, at), found);
      const letter = mark & Mark.Letter;
      if (letter === 0) return;
      if ((has & Mark.Letter) === letter) node++;
      else if (has & Has.Branches) node = this.#branch(node, letter);
      else return;
      at = letter === SEPARATOR ? past(marks, at) : at + 1;
    }
  }

  #report(
    first: number,
    marks: Uint16Array,
    text: string,
    start: number,
    at: number,
    found: Hits<Meaning>,
  ): void {
    const end = wordEnd(marks, at);
    for (let number = first; number !== 0; number = this.#others[number]!) {
      const is = this.#is[number]!;
      if (!(is & Is.Prefix) && end !== at) continue;
      if (is & Is.Exact && !text.startsWith(this.#exact.get(number)!, start)) continue;
      found.add(start, is & Is.Prefix ? end : at, number - 1);
    }
  }

  #mayBeginBy(text: string, offset: number): boolean {
    for (let at = 0; at <= offset; at++) if (this.#mayBegin(text, at)) return true;
    return false;
  }

  /** Whether the letters of a phrase, or of one up to a star, stand at an offset: most texts need not be read for that. */
  #mayBegin(text: string, at: number): boolean {
    const letters = this.#alphabet;
    let node = ROOT;
    for (let next = at; node > 0; next++) {
      if ((this.#nodes[node]! & (Has.Phrase | Has.Star)) !== 0) return true;
      const letter = letters.letterAt(text, next);
      if (letter === 0) return false;
      if (letter === SEPARATOR) while (letters.letterAt(text, next + 1) === SEPARATOR) next++;
      node = this.#next(node, letter);
    }
    return false;
  }

  /** Keeps where the first letters of a new phrase lead to. */
  #openBy(path: string): void {
    const first = this.#alphabet.letterOf(path.charCodeAt(0));
    if (first >= PAIRED) return;
    const second = path.length > 1 ? this.#alphabet.letterOf(path.charCodeAt(1)) : STAR;
    if (second === STAR) this.#alone[first] = 1;
    else if (second < PAIRED)
      this.#pairs[(first << PAIR_BITS) | second] = this.#next(this.#next(ROOT, first), second);
  }

  #next(node: number, letter: number): number {
    const has = this.#nodes[node]!;
    if ((has & Mark.Letter) === letter) return node + 1;
    return has & Has.Branches ? this.#branch(node, letter) : 0;
  }

  #branch(node: number, letter: number): number {
    const edges = this.#edges;
    const mask = edges.length - 1;
    const key = edgeKey(node, letter);
    let slot = slotOf(key) & mask;
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
    let slot = slotOf(key) & mask;
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

/** Edges are spread evenly: those of a node side by side would make runs that a search for one more has to pass. */
function slotOf(key: number): number {
  return (Math.imul(key, HASH) >>> 12) << 1;
}

const HASH = 0x9e3779b1;

/** The same numbers with room for as many again. */
function widened<Numbers extends Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(
  numbers: Numbers,
): Numbers {
  const wider = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
  wider.set(numbers);
  return wider;
}
