import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { VerbalSign } from "../../knowledge/measureTypes";
import type { Stated } from "../roles/stated";

/** What may stand between two quantities of a written calculation. */
export type Operator = "+" | "-" | "×" | "÷" | "=" | "≈";

/** A sign; a word stands for it where it is `verbal`: "90 replicas at $0.50", "12 × 3 makes 36". */
export interface Sign {
  readonly kind: "operator";
  readonly sign: Operator;
  readonly verbal?: VerbalSign;
}

/** A piece of a written calculation. */
export type Token =
  | { readonly kind: "term"; readonly stated: Stated }
  | Sign
  | { readonly kind: "power"; readonly exponent: number }
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  /** Words that are no part of it. */
  | { readonly kind: "words"; readonly count: number }
  /** What nobody here can compute: a function, a root. */
  | { readonly kind: "unknown" }
  /** What ends it. */
  | { readonly kind: "break" };

const SIGNS: Readonly<Record<string, Operator>> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "–": "-",
  "×": "×",
  "*": "×",
  "·": "×",
  "⋅": "×",
  x: "×",
  X: "×",
  х: "×",
  "÷": "÷",
  "/": "÷",
  "=": "=",
  "≈": "≈",
  "≃": "≈",
  "~": "≈",
};

const verbs = new Vocabulary<VerbalSign>();
for (const [sign, phrases] of Object.entries(knowledge.measures.signs))
  for (const phrase of allPhrases(phrases)) verbs.add(phrase, sign as VerbalSign);

const VERBAL: Readonly<Record<VerbalSign, Operator>> = {
  of: "×",
  at: "×",
  times: "×",
  over: "÷",
  plus: "+",
  makes: "=",
};

/** The next piece between two quantities. Letters and hyphens are signs only where they stand alone; an arrow is what happens next. */
const PIECE =
  /(?<power>(?:\^|\*\*)\s?\{?(?<exponent>\d{1,2})\}?(?!\d)|[²³])|(?<arrow>=>|->|→|⇒)|(?<sign>~=|≈|≃|[=×*·⋅÷+]|(?<! {2})~|\/|(?<![\p{L}\p{N}])[xXх](?![\p{L}])|(?<=\s)[-−–](?=\s))|(?<open>[([])|(?<close>[)\]])|(?<unknown>[√∑Σ∏^±])|(?<stop>[,;:.!?|{}<>。，；：、！？])|(?<word>[\p{L}\p{N}_%'’"“”-]+)/gu;

/**
 * Whether a text may set two sides equal, by a sign or by a word; most do not, and need not be taken apart. What a word sets
 * equal is a product or a sum of two at least, or a power.
 * @param count How many amounts it states.
 */
export function maySetEqual(text: string, count: number): boolean {
  if (/[=≈≃~]/.test(text)) return true;
  if (count < TWO_AND_RESULT && !/\^|\*\*|[²³]/.test(text)) return false;
  return verbs.match(text).some(({ meaning }) => VERBAL[meaning] === "=");
}

const TWO_AND_RESULT = 3;

/** More than this between two quantities is prose. */
const LONGEST = 80;

/** The pieces of a sentence, cell or line, in its order. Linear. */
export function tokensIn(text: string, stated: readonly Stated[]): Token[] {
  const tokens: Token[] = [];
  const calls: boolean[] = [];
  let from = 0;
  for (const one of [...stated].sort((a, b) => a.quantity.start - b.quantity.start)) {
    // "Every week" is read beside the amounts, and may hold one.
    if (one.quantity.start < from) continue;
    between(text, from, startOf(one, text), tokens, calls);
    tokens.push({ kind: "term", stated: one });
    from = one.quantity.end;
  }
  between(text, from, Math.min(text.length, from + LONGEST), tokens, calls);
  return withoutAsides(tokens);
}

/** "31M reports of 12 KB", "12 replicas at $0.40": whether a quantity says of each of another what it is. */
export function isOfEach({ quantity, unit }: Stated, counted: Stated): boolean {
  if (counted.unit !== unit || counted.quantity.end > quantity.start) return false;
  const between = unit.text.slice(counted.quantity.end, quantity.start);
  if (between.length > LONGEST / 2 || /[,;:.!?()=]/.test(between)) return false;
  const last = verbs.match(between).at(-1);
  const isJoining = last?.meaning === "of" || last?.meaning === "at";
  return isJoining && between.slice(last.end).trim() === "";
}

const pers = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.measures.per)) pers.add(phrase, true);

/** "$0.50 per 1,000 requests": whether an amount is for so many of something. */
export function isPer({ quantity, unit }: Stated, counted: Stated): boolean {
  if (counted.unit !== unit || counted.quantity.start < quantity.end) return false;
  const between = unit.text.slice(quantity.end, counted.quantity.start).trim();
  return between === "/" || pers.longestAt(between, 0)[0]?.end === between.length;
}

/** Where a quantity begins; a bound such as "≈" before it is the sign of the calculation. */
function startOf({ quantity }: Stated, text: string): number {
  const sign = SIGNS[text[quantity.start] ?? ""];
  if (sign !== "≈" && sign !== "=") return quantity.start;
  return quantity.start + (text[quantity.start + 1] === "=" ? 2 : 1);
}

function between(text: string, from: number, to: number, tokens: Token[], calls: boolean[]): void {
  if (to - from > LONGEST) {
    tokens.push({ kind: "break" });
    calls.length = 0;
    from = to - LONGEST;
  }
  const gap = text.slice(from, to);
  const spoken = verbs.match(gap);
  for (const found of gap.matchAll(PIECE)) {
    const { power, exponent, arrow, sign, open, close, unknown, stop, word } = found.groups!;
    const at = found.index;
    if (power) tokens.push({ kind: "power", exponent: Number(exponent ?? (power === "²" ? 2 : 3)) });
    else if (arrow ?? stop) tokens.push({ kind: "break" });
    else if (sign) addSign(tokens, SIGNS[sign] ?? "≈", isNaming(gap, at));
    else if (open) {
      // "log(8)" is a function, "image(s)" a word.
      const isCall = /\p{L}/u.test(text[from + at - 1] ?? "");
      calls.push(isCall);
      tokens.push(isCall ? { kind: "unknown" } : { kind: "open" });
    } else if (close) tokens.push(calls.pop() ? { kind: "unknown" } : { kind: "close" });
    else if (unknown) tokens.push({ kind: "unknown" });
    else if (word)
      addWord(
        tokens,
        spoken.find(({ start, end }) => start <= at && at < end),
        at,
      );
  }
}

/** "k=5" and "5=k" name a number. */
function isNaming(gap: string, at: number): boolean {
  return gap[at] === "=" && (/\p{L}/u.test(gap[at - 1] ?? "") || /\p{L}/u.test(gap[at + 1] ?? ""));
}

function addSign(tokens: Token[], sign: Operator, isNaming: boolean): void {
  const last = tokens.at(-1);
  if (isNaming) tokens.push({ kind: "break" });
  // "= ~240M"
  else if (sign === "≈" && last?.kind === "operator" && last.sign === "=")
    tokens[tokens.length - 1] = { kind: "operator", sign };
  else tokens.push({ kind: "operator", sign });
}

function addWord(
  tokens: Token[],
  spoken: { readonly start: number; readonly meaning: VerbalSign } | undefined,
  at: number,
): void {
  const last = tokens.at(-1);
  if (spoken?.start === at)
    tokens.push({ kind: "operator", sign: VERBAL[spoken.meaning], verbal: spoken.meaning });
  else if (spoken) return;
  else if (last?.kind === "words") tokens[tokens.length - 1] = { kind: "words", count: last.count + 1 };
  else tokens.push({ kind: "words", count: 1 });
}

/** "512 dimensions (float32)", "8 nodes (80 GB)": what stands in brackets behind a term and computes nothing is an aside. */
function withoutAsides(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const end = token.kind === "open" ? asideEnd(tokens, at) : at;
    const before = kept.at(-1)?.kind;
    if (end > at && (before === "term" || before === "words")) at = end;
    else kept.push(token);
  }
  return kept;
}

/** Where a bracket ends that holds words and one quantity at most; where it begins, if it holds more. */
function asideEnd(tokens: readonly Token[], open: number): number {
  let terms = 0;
  for (let at = open + 1; at < tokens.length && at - open <= MOST_IN_ASIDE; at++) {
    const { kind } = tokens[at]!;
    if (kind === "close") return at;
    // A sentence may end before the bracket does: "= 320 MB (fits one node!)".
    if (kind === "break" && terms === 0) return at - 1;
    if (kind === "term") terms++;
    if ((kind !== "words" && kind !== "term") || terms > 1) return open;
  }
  return open;
}

const MOST_IN_ASIDE = 4;
