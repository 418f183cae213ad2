import { CharacterClass, classOf, isSeparator } from "./characters";

/** What is known of a character where it stands in a text, as bits beside the number of its letter. */
export const enum Mark {
  /** The number of its letter; 0 for all that stand in no phrase. */
  Letter = 0x0fff,
  /** A letter or digit of a word. */
  Word = 0x1000,
  /** A word begins here, with a letter that stands in phrases. */
  Begins = 0x2000,
  /** A word goes on here; a word after an ideograph or a separator is another one. */
  GoesOn = 0x4000,
}

/** Between words; a number of its own, as is that of a star, which no text has. */
export const SEPARATOR = 1;
export const STAR = 2;
/** Room for the letters of three languages. */
const LETTERS = Mark.Letter + 1;
const STAR_CODE = 42;
/** How far a character's own mark as part of a word is from the mark that the word goes on, and that from a beginning. */
const WORD_TO_GOES_ON = 2;
const GOES_ON_TO_BEGINS = 1;
const BEGINS_BIT = 13;
/** A character whose class is known. */
const MET = 0x8000;
const SEPARATORS = Array.from({ length: 65_536 }, (_, code) => code).filter(isSeparator);

/**
 * The letters of phrases, numbered as they come, those of English first. A text is read by them once, whatever the
 * number of vocabularies that look for their phrases in it.
 */
export class Alphabet {
  /** By character, once met, the marks that it has where nothing stands before it. */
  readonly #characters = new Uint16Array(65_536);
  #count = STAR;
  #marks = new Uint16Array(1 << 10);
  /** Where the words begin, and how many they are. */
  #begins = new Int32Array(1 << 10);
  #beginCount = 0;
  /** The text that the marks are of. */
  #text: string | undefined;

  constructor() {
    for (const separator of SEPARATORS) this.#characters[separator] = MET | SEPARATOR;
    for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789") this.letterOf(letter.charCodeAt(0));
  }

  /** The number of a lower-case character of a phrase, given on its first use to both its cases. */
  letterOf(code: number): number {
    if (code === STAR_CODE) return STAR;
    const known = this.#met(code) & Mark.Letter;
    if (known !== 0) return known;
    const letter = ++this.#count;
    if (letter >= LETTERS) throw new Error("The phrases use more different letters than fit an alphabet.");
    const upper = String.fromCharCode(code).toUpperCase();
    this.#give(code, letter);
    if (upper.length === 1) this.#give(upper.charCodeAt(0), letter);
    this.#text = undefined;
    return letter;
  }

  /** The letter at an offset of a text, for those who need not read all of it. */
  letterAt(text: string, at: number): number {
    return at < text.length ? this.#met(text.charCodeAt(at)) & Mark.Letter : 0;
  }

  /** The marks of a text's characters and a 0 after the last; they hold until the next text is read. */
  read(text: string): Uint16Array {
    if (text === this.#text) return this.#marks;
    const { length } = text;
    if (length >= this.#marks.length) {
      this.#marks = new Uint16Array(2 * length);
      this.#begins = new Int32Array(2 * length);
    }
    const marks = this.#marks;
    const begins = this.#begins;
    const characters = this.#characters;
    let before = 0;
    let count = 0;
    // Without a branch: what comes next is hardly ever foreseen.
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      const known = characters[code]! || this.#met(code);
      const goesOn = (known & before & Mark.Word) << WORD_TO_GOES_ON;
      const mark = (known & ~(MET | (goesOn >> GOES_ON_TO_BEGINS))) | goesOn;
      marks[at] = mark;
      begins[count] = at;
      count += (mark & Mark.Begins) >> BEGINS_BIT;
      before = known;
    }
    marks[length] = 0;
    this.#beginCount = count;
    this.#text = text;
    return marks;
  }

  /** Where the words of the text begin that was read last, with letters that stand in phrases: so many of the numbers. */
  get begins(): Int32Array {
    return this.#begins;
  }

  get beginCount(): number {
    return this.#beginCount;
  }

  /** A letter may begin a word, or is one. */
  #give(code: number, letter: number): void {
    const begins = classOf(code) === CharacterClass.Other ? 0 : Mark.Begins;
    this.#characters[code] = (this.#met(code) & ~Mark.Letter) | letter | begins;
  }

  #met(code: number): number {
    const known = this.#characters[code]!;
    if (known !== 0) return known;
    return (this.#characters[code] = MET | (classOf(code) === CharacterClass.Word ? Mark.Word : 0));
  }
}

/** The letters of all that the knowledge has words for. */
export const alphabet = new Alphabet();

/** Where the separators end that begin at an offset. */
export function past(marks: Uint16Array, at: number): number {
  let end = at + 1;
  while ((marks[end]! & Mark.Letter) === SEPARATOR) end++;
  return end;
}

/** Where the rest of a word ends that goes on or begins at an offset: a star alone stands for a whole word. */
export function restOfWord(marks: Uint16Array, at: number): number {
  let end = at;
  while ((marks[end]! & Mark.Word) !== 0) end++;
  return end;
}

/** Where the word that goes on at an offset ends. */
export function wordEnd(marks: Uint16Array, at: number): number {
  let end = at;
  while ((marks[end]! & Mark.GoesOn) !== 0) end++;
  return end;
}
