import type { Stated } from "./stated";

/** What may stand between two quantities of a written calculation. */
export type Operator = "+" | "-" | "×" | "÷" | "=" | "≈";

/** A run of quantities that a text joins by operators: "30M × 8 = 240M". */
export interface Chain {
  readonly terms: readonly Stated[];
  /** Between the terms, one less than those. */
  readonly operators: readonly Operator[];
}

const SIGNS: Readonly<Record<string, Operator>> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "–": "-",
  "×": "×",
  "*": "×",
  "·": "×",
  x: "×",
  X: "×",
  х: "×",
  "÷": "÷",
  "/": "÷",
  "=": "=",
  "≈": "≈",
  "~": "≈",
};

/** A sign with what surrounds it; an arrow is what happens next and no result; letters and hyphens are signs only where they stand alone. */
const OPERATOR = /=>|~=|≈|[=×*·÷+]|(?<![\p{L}])\/|(?<=[\s\d)])[xXх](?=[\s\d~])|(?<=\s)[-−–](?=\s)/gu;

/** Texts without any of these hold no sign; the test is cheaper than the search. */
const SIGN = /[=≈×*·÷+/xXх−–-]/;
/** No more than this stands between two terms. */
const LONGEST = 80;

/** Words that may stand between a quantity and a sign: "400,000 passages × 1,024 dimensions". */
const WORDS = 5;
/** What ends a calculation. */
const BREAK = /[,;:.!?|()[\]{}]|\p{L}=|=\p{L}/u;

/** The calculations that a sentence, cell or line writes out, each as long as it goes. Brackets make none. */
export function chainsIn(text: string, stated: readonly Stated[]): Chain[] {
  const chains: Chain[] = [];
  let terms: Stated[] = [];
  let operators: Operator[] = [];
  const close = (): void => {
    if (operators.length > 0 && isWhole(text, terms))
      chains.push({ terms: withBillions(text, terms), operators });
    terms = [];
    operators = [];
  };
  for (const [index, one] of stated.entries()) {
    const last = stated[index - 1];
    const operator = last && operatorIn(text.slice(last.quantity.end, startOf(one, text)));
    if (operator) operators.push(operator);
    else close();
    terms.push(one);
  }
  close();
  return chains;
}

/** Where a quantity begins; a bound such as "≈" before it is the sign of the calculation. */
function startOf({ quantity }: Stated, text: string): number {
  const sign = SIGNS[text[quantity.start] ?? ""];
  return sign === "≈" || sign === "=" ? quantity.start + 1 : quantity.start;
}

/** The one sign between two quantities with a few words at most; undefined where something else stands there. */
function operatorIn(between: string): Operator | undefined {
  if (between.length > LONGEST || !SIGN.test(between)) return undefined;
  const found = [...between.matchAll(OPERATOR)];
  const [first, second] = found;
  if (!first || found.length > 2) return undefined;
  // "= ~240M"
  const isDoubled = second && second.index - first.index <= 2 && signOf(second[0]) === "≈";
  if (second && !isDoubled) return undefined;
  const rest = between.slice(0, first.index) + between.slice(first.index + first[0].length);
  if (BREAK.test(rest) || rest.split(/\s+/).length - 1 > WORDS) return undefined;
  return isDoubled ? "≈" : signOf(first[0]);
}

function signOf(written: string): Operator {
  return SIGNS[written] ?? "≈";
}

/** A calculation that begins or ends with a sign has a part that is no number. */
function isWhole(text: string, terms: readonly Stated[]): boolean {
  const before = text.slice(0, startOf(terms[0]!, text)).trimEnd();
  const after = text.slice(terms.at(-1)!.quantity.end);
  const beginsWithSign = /[=≈×*·÷/+(]$|\s[xXх−–-]$/u.test(before);
  const endsWithSign = /^\s*(?:\p{L}+\s){0,3}\s*(?:[=≈×*·÷+^(]|\/\s|[xXх]\s)/u.test(after);
  return !beginsWithSign && !endsWithSign;
}

/** "40M × 25 = 1B" speaks of a billion and of no bytes, where nothing else in it is a size. */
function withBillions(text: string, terms: readonly Stated[]): readonly Stated[] {
  if (terms.some(({ quantity }) => quantity.dimension === "data")) return terms;
  return terms.map((term) => {
    const { start, end, isAmbiguous } = term.quantity;
    const isBillions = isAmbiguous && /\d\s?[BT]$/.test(text.slice(start, end));
    return isBillions ? { ...term, quantity: { ...term.quantity, isAmbiguous: false } } : term;
  });
}
