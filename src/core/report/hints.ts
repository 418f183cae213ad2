import type { Analysis } from "../analyse";
import type { Calculation } from "../numbers/calculation";
import { placeOf } from "../numbers/roles/stated";
import { calculationLine, type NoteLine } from "./notes";

/** What an editor shows behind a place of a document, without being part of it. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
  /** The calculation that it is the result of. */
  readonly line: NoteLine;
}

/** What follows from the numbers of a design and is nowhere stated. */
export function hintsOf(analysis: Analysis): Hint[] {
  return analysis.numbers.calculations.flatMap((calculation) => {
    const { hint } = calculation;
    if (!hint) return [];
    const line = calculationLine(analysis, calculation, hint.offset);
    return [{ offset: shownAt(analysis, calculation, hint.offset), text: hint.text, line }];
  });
}

/**
 * Where a hint stands: inside a table it would push the rest of its row out of the columns, so that it comes behind the
 * row; in a sentence behind the words that belong to its number: "12 searches per user a day".
 */
function shownAt({ document }: Analysis, { inputs, stated, hint }: Calculation, offset: number): number {
  const owner =
    hint?.behind ?? [...inputs, ...(stated ? [stated] : [])].find((one) => placeOf(one).end === offset);
  if (!owner) return offset;
  const { unit, quantity } = owner;
  if (unit.block.kind === "cell") return document.lines.end(document.lines.lineAt(offset));
  const rest = `${unit.text}.`.slice(quantity.end, quantity.end + LONGEST_CLAUSE);
  const [words] = CLAUSE.exec(rest) ?? [];
  return words ? unit.place(quantity.start, quantity.end + words.length).end : offset;
}

/** The rest of a clause, with no other number in it. */
const CLAUSE = /^[^\d\n,;:.!?()]*[^\s\d,;:.!?()](?=\s*[\n,;:.!?()])/;
const LONGEST_CLAUSE = 60;
