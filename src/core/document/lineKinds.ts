/** What a line of a paragraph is: text, a heading made of bold or a step number, or a label ended by a colon. */
export type LineKind = "text" | "section" | "label";

const LONGEST_HEADING = 80;
const BOLD_LINE = /^\s*(?:\d{1,2}[.)]\s*)?(\*\*|__)(?!\s)[^*_]{1,80}\1\s*:?\s*$/;
const STEP_LINE =
  /^\s*(?:step|phase|part|stage|шаг|этап|часть|第)\s*[0-9ivx一二三四五六七八九十]{1,4}\s*[-–—:.：步部章]/i;
const LABEL_LINE = /^\s*(?:[-–—•*]\s*)?[^\s.!?。！？][^.!?。！？]{0,58}[:：]\s*$/;

/** @param isAlone Whether the line is a paragraph of its own: "Step 2: Metrics" followed by text is no heading. */
export function classifyLine(line: string, isAlone: boolean): LineKind {
  if (line.length > LONGEST_HEADING + 20) return "text";
  if (BOLD_LINE.test(line)) return "section";
  if (isAlone && STEP_LINE.test(line)) return "section";
  return LABEL_LINE.test(line) ? "label" : "text";
}

/** The level of a heading written as HTML (`<h2 align="center">Metrics</h2>`), if the block is one. */
export function htmlHeading(content: string): number | undefined {
  const match = /^<h([1-6])[\s>]/i.exec(content);
  return match && content.length < 400 && content.includes("</h") ? Number(match[1]) : undefined;
}

/** Whether a text is a single link into the document: a line of a table of contents. */
export function isContentsEntry(content: string): boolean {
  return /^\s*(?:[\d.]+\s*)?\[[^\]\n]{1,200}\]\(#[^)\n]{0,300}\)\s*$/.test(content);
}

/** Whether a text is images only, which we can't read. */
export function isImageOnly(content: string): boolean {
  return /^\s*\[?!\[/.test(content) || /<img\b/i.test(content);
}

/** Where a bold beginning of a text ends, if more follows on its line: a label without a colon. */
export function boldLead(content: string): number {
  const match = /^\s*(?:\[[ xX]\]\s+)?(\*\*|__)[^*_\n]{1,60}\1(?=[ \t]+\S)/.exec(content);
  return match ? match[0].length : 0;
}
