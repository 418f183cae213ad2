/** What a line of a paragraph is: text, a heading made of bold or a step number, or a label ended by a colon. */
export type LineKind = "text" | "section" | "label";

const LONGEST_HEADING = 80;
const BOLD_LINE = /^\s*(?:\d{1,2}[.)]\s*)?(\*\*|__)(?!\s)[^*_]{1,80}\1\s*:?\s*$/;
const STEP_LINE =
  /^\s*(?:step|phase|part|stage|шаг|этап|часть|第)\s*[0-9ivx一二三四五六七八九十]{1,4}\s*[-–—:.：步部章]/i;
const STEP_BEGINS = "sSpPшШэЭчЧ第";
const LABEL_LINE = /^\s*(?:[-–—•*]\s*)?[^\s.!?。！？][^.!?。！？]{0,58}[:：]\s*$/;

const CONTENTS_ENTRY = /^\s*(?:[\d.]+\s*)?\[[^\]\n]{1,200}\]\(#[^)\n]{0,300}\)\s*$/;
const BOLD_LEAD = /^\s*(?:\[[ xX]\]\s+)?(\*\*|__)[^*_\n]{1,60}\1(?=[ \t]+\S)/;

/** @param isAlone Whether the line is a paragraph of its own: "Step 2: Metrics" followed by text is no heading. */
export function classifyLine(line: string, isAlone: boolean): LineKind {
  if (line.length > LONGEST_HEADING + 20) return "text";
  const begins = firstOf(line);
  if ((isEmphasis(begins) || isDigit(begins)) && BOLD_LINE.test(line)) return "section";
  if (isAlone && STEP_BEGINS.includes(begins) && STEP_LINE.test(line)) return "section";
  return endsWithColon(line) && LABEL_LINE.test(line) ? "label" : "text";
}

/** The cheaper half of the test for a label. */
function endsWithColon(line: string): boolean {
  const last = line.trimEnd().at(-1);
  return last === ":" || last === "：";
}

/** The level of a heading written as HTML (`<h2 align="center">Metrics</h2>`), if the block is one. */
export function htmlHeading(content: string): number | undefined {
  const match = /^<h([1-6])[\s>]/i.exec(content);
  return match && content.length < 400 && content.includes("</h") ? Number(match[1]) : undefined;
}

/** Whether a text is a single link into the document: a line of a table of contents. */
export function isContentsEntry(content: string): boolean {
  const begins = firstOf(content);
  return (begins === "[" || begins === "." || isDigit(begins)) && CONTENTS_ENTRY.test(content);
}

/** Whether a text is images only, which we can't read. */
export function isImageOnly(content: string): boolean {
  return /^\s*\[?!\[/.test(content) || /<img\b/i.test(content);
}

/** Where a bold beginning of a text ends, if more follows on its line: a label without a colon. */
export function boldLead(content: string): number {
  const begins = firstOf(content);
  const match = isEmphasis(begins) || begins === "[" ? BOLD_LEAD.exec(content) : null;
  return match ? match[0].length : 0;
}

/** The first character that is no white space, by which most lines are told without a look at the rest. */
function firstOf(text: string): string {
  const first = text.charAt(0);
  return first > " " && first < "\u007f" ? first : text.trimStart().charAt(0);
}

function isEmphasis(character: string): boolean {
  return character === "*" || character === "_";
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
