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

interface Node<Meaning> {
  readonly next: Map<number, Node<Meaning>>;
  terminals: Terminal<Meaning>[] | undefined;
}

const STAR = 42;
const SPACE = 32;

/**
 * Many phrases matched in one pass: a trie over characters, entered at each word. The work is the text's length
 * times the longest phrase at most, whatever the number of phrases.
 */
export class Vocabulary<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), terminals: undefined };

  add(phrase: string, meaning: Meaning): void {
    const lower = phrase.toLowerCase();
    const isPrefix = lower.endsWith("*");
    const path = (isPrefix ? lower.slice(0, -1) : lower).replaceAll(/[-_]/g, " ");
    let node = this.#root;
    for (let at = 0; at < path.length; at++) {
      const code = path.charCodeAt(at);
      let next = node.next.get(code);
      if (!next) node.next.set(code, (next = { next: new Map(), terminals: undefined }));
      node = next;
    }
    const exact = phrase === lower ? undefined : phrase.replaceAll("*", "");
    (node.terminals ??= []).push({ meaning, exact, isPrefix });
  }

  /** All phrases in a text, in the order of their beginnings; overlapping ones are all given. */
  match(text: string): Match<Meaning>[] {
    const lower = text.toLowerCase();
    // A few letters change their length in lower case; then offsets would be lost, and case is kept instead.
    const folded = lower.length === text.length ? lower : text;
    const found: Match<Meaning>[] = [];
    let before = CharacterClass.Other;
    for (let at = 0; at < folded.length; at++) {
      const kind = classOf(folded.charCodeAt(at));
      const begins = kind === CharacterClass.Ideograph || (kind === CharacterClass.Word && kind !== before);
      before = kind;
      if (begins) this.#walk(this.#root, text, folded, at, at, found);
    }
    return found;
  }

  #walk(
    from: Node<Meaning>,
    text: string,
    folded: string,
    start: number,
    position: number,
    found: Match<Meaning>[],
  ): void {
    let node: Node<Meaning> | undefined = from;
    let at = position;
    while (node) {
      if (node.terminals) report(node.terminals, text, start, at, found);
      const star: Node<Meaning> | undefined = node.next.get(STAR);
      if (star) this.#walk(star, text, folded, start, wordEnd(folded, at), found);
      if (at >= folded.length) return;
      const code = folded.charCodeAt(at);
      if (isSeparator(code)) {
        node = node.next.get(SPACE);
        while (at < folded.length && isSeparator(folded.charCodeAt(at))) at++;
      } else {
        node = node.next.get(code);
        at++;
      }
    }
  }
}

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
    if (exact !== undefined && text.slice(start, start + exact.length) !== exact) continue;
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
