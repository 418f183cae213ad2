/** The text with everything but line breaks turned into spaces. */
function blank(text: string): string {
  return text.includes("\n") ? text.replace(/[^\n]/g, " ") : " ".repeat(text.length);
}

/** The characters with which markup begins, and an address. */
const mayBegin = new Uint8Array(128);
for (const character of "*_`<![]~\\h") mayBegin[character.charCodeAt(0)] = 1;
const H = 104;

/** Where markup or an address may next begin; the end of the text where none does. */
function nextSpecial(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && mayBegin[code] === 1 && (code !== H || isAddress(text, at))) return at;
  }
  return text.length;
}

function isAddress(text: string, at: number): boolean {
  return text.startsWith("http://", at) || text.startsWith("https://", at);
}

/**
 * Blanks inline markup that carries no words of the author: emphasis marks, backticks, tags, comments, images, link
 * targets, bare addresses, struck-out text. Line breaks and the length stay, so offsets do too. Brackets that make no
 * link and angle brackets that make no tag stay: they mark what the author still has to fill in. One pass.
 */
export function maskInline(text: string): string {
  const first = nextSpecial(text, 0);
  return first < text.length ? new Mask(text).run(first) : text;
}

class Mask {
  readonly #text: string;
  /** What is blanked, in the order of the text but for opening brackets, which come with their closing ones. */
  readonly #blanks: { readonly start: number; end: number }[] = [];
  #isInOrder = true;
  readonly #brackets: number[] = [];
  /** What occurs no more in the rest of the text. */
  readonly #absent: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** @param first Where the first markup may begin. */
  run(first: number): string {
    const text = this.#text;
    let next = first;
    for (let at = first; at < text.length; at = nextSpecial(text, next)) {
      const end = this.#markupEnd(at);
      next = Math.max(end, at + 1);
      if (end <= at) continue;
      const last = this.#blanks.at(-1);
      if (last?.end === at) last.end = end;
      else this.#blanks.push({ start: at, end });
      // What is escaped is a plain character.
      if (text[at] === "\\") next++;
    }
    if (this.#blanks.length === 0) return this.#text;
    return this.#apply();
  }

  #apply(): string {
    const blanks = this.#isInOrder ? this.#blanks : this.#blanks.sort((a, b) => a.start - b.start);
    const parts: string[] = [];
    let done = 0;
    for (const { start, end } of blanks) {
      parts.push(this.#text.slice(done, start), blank(this.#text.slice(start, end)));
      done = end;
    }
    parts.push(this.#text.slice(done));
    return parts.join("");
  }

  /** Where a string next ends. One that occurs no more is not looked for again, so that a scan stays linear. */
  #past(needle: string, from: number, otherwise: number): number {
    if (this.#absent.includes(needle)) return otherwise;
    const found = this.#text.indexOf(needle, from);
    if (found >= 0) return found + needle.length;
    this.#absent.push(needle);
    return otherwise;
  }

  /** Where the markup that begins at an offset ends; the offset itself where there is none. */
  #markupEnd(at: number): number {
    const text = this.#text;
    switch (text[at]) {
      case "*":
        return isProduct(text, at) ? at : at + 1;
      case "`":
        return at + 1;
      case "[":
        this.#brackets.push(at);
        return at;
      case "]":
        return this.#closeBracket(at);
      case "_":
        return this.#isRun(at) || (isWord(text, at - 1) && isWord(text, at + 1)) ? at : at + 1;
      case "\\":
        return at + 1 < text.length && /[!-/:-@[-`{-~]/.test(text[at + 1]!) ? at + 1 : at;
      case "~":
        return text.startsWith("~~", at) ? this.#past("~~", at + 2, at) : at;
      case "!":
        return text[at + 1] === "[" ? imageEnd(text, at) : at;
      case "<":
        if (text.startsWith("<!--", at)) return this.#past("-->", at + 4, at);
        return isTag(text, at) ? this.#past(">", at + 1, at) : at;
      default:
        return addressEnd(text, at);
    }
  }

  /** Three or more underscores are a blank to fill in. */
  #isRun(at: number): boolean {
    const text = this.#text;
    const before = text[at - 1] === "_" ? 1 : 0;
    return before > 0 ? text[at + 1] === "_" || text[at - 2] === "_" : text.startsWith("___", at);
  }

  /** A bracket with a target makes a link, whose own brackets say nothing; any other stays. */
  #closeBracket(at: number): number {
    const opening = this.#brackets.pop();
    const next = this.#text[at + 1];
    if (next !== "(" && next !== "[") return at;
    const end = this.#past(next === "(" ? ")" : "]", at + 2, at);
    if (end > at && opening !== undefined) {
      this.#blanks.push({ start: opening, end: opening + 1 });
      this.#isInOrder = false;
    }
    return end;
  }
}

/** "20 * 8" is a product: a star between spaces, or between digits, emphasises nothing. */
function isProduct(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (before === " ") return after === " ";
  return (isDigit(before) || before === ")") && (isDigit(after) || after === "$" || after === "(");
}

/** An image's alternative text is no statement of the author: it goes too; the target goes with the link rule. */
function imageEnd(text: string, at: number): number {
  let end = at + 2;
  const limit = Math.min(text.length, at + 500);
  while (end < limit && text[end] !== "]" && text[end] !== "\n") end++;
  return text[end] === "]" ? end : at + 2;
}

const TAG =
  /^<\/?(?:a|abbr|b|blockquote|br|caption|center|cite|code|col|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|g|h[1-6]|head|header|hr|i|iframe|img|input|ins|kbd|label|li|link|main|mark|nav|ol|p|path|picture|pre|q|s|script|section|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|u|ul|var|video|wbr)(?=[\s/>])|^<https?:/i;

/** `<br>` and `<https://...>` are markup; `<your metric>` is a blank to fill in, and `<100 ms` is a bound. */
function isTag(text: string, at: number): boolean {
  return TAG.test(text.slice(at, at + 16));
}

const ADDRESS = /[^\s)<>"'\]]*/y;

function addressEnd(text: string, at: number): number {
  ADDRESS.lastIndex = at;
  ADDRESS.test(text);
  return ADDRESS.lastIndex;
}

function isWord(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character < "\u0080") return isDigit(character) || /[a-z]/i.test(character);
  return /[\p{L}\p{N}]/u.test(character);
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
