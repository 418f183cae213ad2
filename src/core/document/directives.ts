import type { Token } from "markdown-it";
import { closest } from "../text/closest";
import type { LineIndex, Range } from "../text/lines";
import type { Directive, DirectiveScope, Section } from "./model";
import { locateLines } from "./locate";
import { markdown, type BlockToken } from "./blocks";
import { sourceMap } from "./sourceMap";

/** What a directive may be called, by how far it reaches. */
export const DIRECTIVES: Readonly<Record<DirectiveScope, string>> = {
  "next-line": "ml-design-doc-disable-next-line",
  section: "ml-design-doc-disable-section",
  file: "ml-design-doc-disable-file",
};

/** What `readDirectives` needs to know of a text that is being parsed. */
interface Source {
  readonly lines: LineIndex;
  readonly text: string;
  /** The line on which the tokens' own lines begin. */
  readonly firstLine: number;
}

/** A block that can be pointed at: the lines that "the next line" means. */
interface Leaf {
  readonly first: number;
  /** The line after its last. */
  readonly end: number;
  readonly isComment: boolean;
  readonly found: readonly Found[];
}

/** A directive before it is known what it covers. */
type Found = Omit<Directive, "covers">;

/** Whether a block of HTML is nothing but directives, which are no words of the design. */
export function isDirectivesOnly(html: string): boolean {
  if (!mayHold(html)) return false;
  const comments = commentsOf(html);
  return (
    withoutComments(html, comments).trim() === "" &&
    comments.length > 0 &&
    comments.every(({ start, end }) => isDirective(html.slice(start, end)))
  );
}

/** Reads the directives of a document from its blocks, in the order of the text. Those in code are none. */
export function readDirectives(
  tokens: readonly BlockToken[],
  source: Source,
  root: Section,
  sections: readonly Section[],
): Directive[] {
  if (!mayHold(source.text)) return [];
  const { lines } = source;
  const covered: Directive[][] = [];
  let next: Leaf | undefined;
  for (const leaf of leavesOf(tokens, source).reverse()) {
    covered.push(
      leaf.found.map((found) => ({ ...found, covers: linesAfter(found.range, leaf, next, lines) })),
    );
    if (!leaf.isComment) next = leaf;
  }
  return coverSections(covered.reverse().flat(), root, sections);
}

/** The rest of the block that a comment stands in, else the next block that is no comment. */
function linesAfter(comment: Range, leaf: Leaf, next: Leaf | undefined, lines: LineIndex): Range {
  const line = lines.lineAt(comment.end - 1) + 1;
  if (!leaf.isComment && line < leaf.end) return { start: lines.start(line), end: lines.end(leaf.end - 1) };
  if (next) return { start: lines.start(next.first), end: lines.end(next.end - 1) };
  const end = lines.end(lines.count - 1);
  return { start: end, end };
}

/** A directive for a section covers the innermost one that it stands in, that of the document where it stands in none. */
function coverSections(
  directives: readonly Directive[],
  root: Section,
  sections: readonly Section[],
): Directive[] {
  let index = 0;
  return directives.map((directive) => {
    const at = directive.range.start;
    while (sections[index] && sections[index]!.range.start <= at) index++;
    if (directive.scope === "file") return { ...directive, covers: { start: 0, end: root.range.end } };
    if (directive.scope !== "section") return directive;
    let section: Section | undefined = sections[index - 1];
    while (section && section.range.end <= at) section = section.parent;
    return { ...directive, covers: (section ?? root).range };
  });
}

function leavesOf(tokens: readonly BlockToken[], source: Source): Leaf[] {
  const leaves: Leaf[] = [];
  const { lines, text, firstLine } = source;
  let found: Found[] = [];
  for (const [index, token] of tokens.entries()) {
    const line = Math.min(firstLine + (token.map?.[0] ?? 0), lines.count - 1);
    const add = (isComment: boolean): void => {
      const end = Math.max(line + 1, Math.min(firstLine + token.map![1], lines.count));
      leaves.push({ first: line, end, isComment, found });
    };
    switch (token.type) {
      case "table_open":
        found = [];
        add(false);
        break;
      case "tr_open":
        // Cells are given with their escapes undone: the row's own line has exact columns.
        found.push(...inText(lines.text(line), [lines.start(line)], source));
        break;
      case "heading_open":
      case "paragraph_open": {
        const content = tokens[index + 1]?.content ?? "";
        found = mayHold(content) ? inText(content, locateLines(content, line, lines, text), source) : [];
        add(false);
        break;
      }
      case "html_block": {
        const content = token.content.trimEnd();
        const comments = commentsOf(content);
        found = mayHold(content)
          ? inHtml(content, comments, locateLines(content, line, lines, text), text)
          : [];
        add(comments.length > 0 && withoutComments(content, comments).trim() === "");
        break;
      }
      case "fence":
      case "code_block":
        found = [];
        add(false);
        break;
    }
  }
  return leaves;
}

function inText(content: string, starts: number[], { text }: Source): Found[] {
  if (!mayHold(content)) return [];
  const inline: Token[] = [];
  markdown.inline.parse(content, markdown, {}, inline);
  const comments: Range[] = [];
  let at = 0;
  for (const { type, content: written } of inline) {
    if (type !== "html_inline" && type !== "code_inline") continue;
    // Inline tokens carry no columns, but they come in the order of the text, and both kinds are given as written.
    const start = content.indexOf(written, at);
    if (start < 0) continue;
    at = start + written.length;
    if (type === "html_inline" && written.startsWith("<!--")) comments.push({ start, end: at });
  }
  return inHtml(content, comments, starts, text);
}

function inHtml(content: string, comments: readonly Range[], starts: number[], text: string): Found[] {
  const source = sourceMap(content, starts, text.length);
  return comments.flatMap(({ start, end }) => {
    // A tab that a list splits stands for several spaces of the content: the comment begins a little before or after.
    const near = Math.max(0, source(start) - WIDEST_TAB);
    const shift = text.indexOf("<!--", near) - source(start);
    return directiveOf(content.slice(start, end), (offset) =>
      Math.min(source(start + offset) + shift, text.length),
    );
  });
}

/** How many spaces a tab stands for at most. */
const WIDEST_TAB = 4;

/** The comments of a piece of HTML: each ends at the first `-->`. */
function commentsOf(html: string): Range[] {
  const comments: Range[] = [];
  for (let start = html.indexOf("<!--"); start >= 0;) {
    const close = html.indexOf("-->", start + 2);
    if (close < 0) break;
    comments.push({ start, end: close + 3 });
    start = html.indexOf("<!--", close + 3);
  }
  return comments;
}

function withoutComments(html: string, comments: readonly Range[]): string {
  let from = 0;
  const parts = comments.map(({ start, end }) => {
    const part = html.slice(from, start);
    from = end;
    return part;
  });
  return parts.join("") + html.slice(from);
}

const BODY = /^<!--\s*(\S+)/;
const OURS = /^ml[-_]?design[-_]?docs?[-_:]\w/i;
const CALLED_ALIKE = /^(.{1,30}?)[-_]?disable/i;

/** The beginning of a comment that may be a directive; in quotes its first word may stand after quote marks. */
const MAY_BEGIN = /<!--[\s>]*(?:ml[-_]?design[-_]?docs?[-_:]\w|\S{1,31}?disable)/i;

/** A cheap look: most documents hold none, and what is no directive need not be read. */
function mayHold(text: string): boolean {
  return text.includes("<!--") && MAY_BEGIN.test(text);
}

/** Whether a comment begins as ours do; one that is misspelt is told rather than passed over. */
function isDirective(comment: string): boolean {
  const name = BODY.exec(comment)?.[1] ?? "";
  if (OURS.test(name)) return true;
  const before = CALLED_ALIKE.exec(name)?.[1];
  return before !== undefined && closest(before, ["ml-design-doc"]) !== undefined;
}

function directiveOf(comment: string, source: (offset: number) => number): Found[] {
  if (!isDirective(comment)) return [];
  const [opening, word] = BODY.exec(comment) as unknown as [string, string];
  // "<!-- ml-design-doc-disable-file-->": the end of the comment is no part of the word.
  const name = word.replace(/-*-->$/, "");
  const place = (start: number, end: number): Range => ({
    start: source(start),
    end: Math.max(source(start), source(end - 1) + 1),
  });
  const nameEnd = opening.length - word.length + name.length;
  const rest = comment.slice(nameEnd, -3);
  const separator = SEPARATOR.exec(rest);
  const listed = separator ? rest.slice(0, separator.index) : rest;
  const rules = [...listed.matchAll(/[^\s,]+/g)].map(({ 0: written, index }) => ({
    name: written,
    range: place(nameEnd + index, nameEnd + index + written.length),
  }));
  const [scope] = (Object.keys(DIRECTIVES) as DirectiveScope[]).filter((key) => DIRECTIVES[key] === name);
  return [
    {
      name,
      nameRange: place(nameEnd - name.length, nameEnd),
      scope,
      rules,
      reason: separator ? rest.slice(separator.index + separator[0].length).trim() : "",
      range: place(0, comment.length),
    },
  ];
}

/** What stands before the reason; editors like to make a dash of two hyphens. */
const SEPARATOR = /(?:^|\s)--+(?=\s|$)|[—–]/;
