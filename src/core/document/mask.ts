/** The text with everything but line breaks turned into spaces. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** Finds the next occurrence of a string; a search that failed once is not made again, so a scan stays linear. */
function finder(text: string, needle: string): (from: number) => number {
  let cached = -2;
  return (from) => {
    if (cached === -1 || cached >= from) return cached;
    cached = text.indexOf(needle, from);
    return cached;
  };
}

const SPECIAL = /[*_`<![\]~\\]|https?:\/\//g;

/**
 * Blanks inline markup that carries no words of the author: emphasis marks, backticks, tags, comments, images, link
 * targets, bare addresses, struck-out text. Line breaks and the length stay, so offsets do too. One pass.
 */
export function maskInline(text: string): string {
  SPECIAL.lastIndex = 0;
  if (!SPECIAL.test(text)) return text;
  const find = {
    comment: finder(text, "-->"),
    tag: finder(text, ">"),
    paren: finder(text, ")"),
    strike: finder(text, "~~"),
  };
  const parts: string[] = [];
  let done = 0;
  const drop = (start: number, end: number): void => {
    parts.push(text.slice(done, start), blank(text.slice(start, end)));
    done = end;
  };
  SPECIAL.lastIndex = 0;
  for (let match = SPECIAL.exec(text); match; match = SPECIAL.exec(text)) {
    const at = match.index;
    const end = markupEnd(text, at, find);
    if (end > at) {
      drop(at, end);
      // What is escaped is a plain character.
      SPECIAL.lastIndex = text[at] === "\\" ? end + 1 : end;
    }
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(done);
}

interface Finders {
  comment(from: number): number;
  tag(from: number): number;
  paren(from: number): number;
  strike(from: number): number;
}

/** Where the markup that begins at an offset ends; the offset itself where there is none. */
function markupEnd(text: string, at: number, find: Finders): number {
  switch (text[at]) {
    case "*":
    case "`":
    case "[":
      return at + 1;
    case "_":
      return isWord(text, at - 1) && isWord(text, at + 1) ? at : at + 1;
    case "\\":
      return at + 1 < text.length && /[!-/:-@[-`{-~]/.test(text[at + 1]!) ? at + 1 : at;
    case "~":
      return text.startsWith("~~", at) ? past(find.strike(at + 2), 2, at) : at;
    case "!":
      return text[at + 1] === "[" ? imageEnd(text, at) : at;
    case "]":
      return text[at + 1] === "(" ? past(find.paren(at + 2), 1, at) : at + 1;
    case "<":
      if (text.startsWith("<!--", at)) return past(find.comment(at + 4), 3, at);
      return /[a-z/]/i.test(text[at + 1] ?? "") ? past(find.tag(at + 1), 1, at) : at;
    default:
      return addressEnd(text, at);
  }
}

/** An image's alternative text is no statement of the author: it goes too; the target goes with the link rule. */
function imageEnd(text: string, at: number): number {
  let end = at + 2;
  const limit = Math.min(text.length, at + 500);
  while (end < limit && text[end] !== "]" && text[end] !== "\n") end++;
  return text[end] === "]" ? end : at + 2;
}

function addressEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !/[\s)<>"'\]]/.test(text[end]!)) end++;
  return end;
}

function past(found: number, length: number, otherwise: number): number {
  return found < 0 ? otherwise : found + length;
}

function isWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at] ?? " ");
}
