import { isDirectivesOnly } from "./directives";
import { blockTokens, type BlockToken } from "./blocks";
import type { DesignDocument } from "./model";

/** The block at a line, and how a line of its own may be put before it. */
export interface BlockPlace {
  readonly kind: "heading" | "table" | "other";
  readonly first: number;
  /** The line after its last. */
  readonly end: number;
  /**
   * What such a line may begin with, the best first: quote marks and the indent of the block itself; before an item
   * that is not its list's first, the indent of what belongs to the item before it, so that the list is not cut.
   */
  readonly indents: readonly string[];
}

interface OpenItem {
  readonly line: number;
  readonly before: number | undefined;
}

/** Finds the block that holds a line; undefined between blocks. */
export function blockAt(document: DesignDocument, line: number): BlockPlace | undefined {
  const { lines } = document;
  const firstLine = lines.lineAt(bodyStart(document));
  const lists: { last: number | undefined }[] = [];
  const items: OpenItem[] = [];
  for (const token of blockTokens(document.text, bodyStart(document))) {
    const first = firstLine + (token.map?.[0] ?? 0);
    if (token.type === "bullet_list_open" || token.type === "ordered_list_open")
      lists.push({ last: undefined });
    else if (token.type === "bullet_list_close" || token.type === "ordered_list_close") lists.pop();
    else if (token.type === "list_item_close") items.pop();
    else if (token.type === "list_item_open") {
      items.push({ line: first, before: lists.at(-1)!.last });
      lists.at(-1)!.last = first;
    } else if (LEAVES.has(token.type) && token.map) {
      const end = firstLine + token.map[1];
      if (first > line || line >= end) continue;
      const opened = items.find((item) => item.line === first);
      return { kind: kindOf(token), first, end, indents: indentsFor(token, first, opened, lines) };
    }
  }
  return undefined;
}

/**
 * All blocks of a text as they render, comments that suppress left out: two texts of the same shape differ in nothing
 * that a reader sees.
 */
export function shapeOf(document: DesignDocument): string {
  const shown = blockTokens(document.text, bodyStart(document))
    .filter(({ type, content }) => type !== "html_block" || !isDirectivesOnly(content))
    .map(({ type, tag, content, hidden, markup, info, attrs }) => [
      type,
      tag,
      content.trimEnd(),
      hidden,
      markup,
      info,
      attrs,
    ]);
  return JSON.stringify(shown);
}

/** Where the text below the front matter begins. */
export function bodyStart({ text, frontMatter }: Pick<DesignDocument, "text" | "frontMatter">): number {
  return frontMatter?.range.end ?? (text.startsWith("\uFEFF") ? 1 : 0);
}

const LEAVES = new Set(["paragraph_open", "heading_open", "table_open", "fence", "code_block", "html_block"]);

function kindOf({ type }: BlockToken): BlockPlace["kind"] {
  return type === "heading_open" ? "heading" : type === "table_open" ? "table" : "other";
}

/** A list marker with the quote marks and indents before it, and the spaces after it. */
const ITEM = /^([\s>]*)([-+*]|\d{1,9}[.)])([ \t]*)/;

function indentsFor(
  { type }: BlockToken,
  first: number,
  opened: OpenItem | undefined,
  lines: DesignDocument["lines"],
): string[] {
  const lead = /^[ \t>]*/.exec(lines.text(first))![0];
  // Code that is an indent only: a comment indented as far would be code as well.
  if (type === "code_block" && !opened) return [lead.replace(/(?: {4}|\t)$/, "")];
  if (opened?.before === undefined) return [lead];
  const widths = [opened.before, first].flatMap((line) => {
    const [, , marker = "", space = ""] = ITEM.exec(lines.text(line)) ?? [];
    return marker === "" ? [] : [marker.length + Math.min(Math.max(space.length, 1), 4)];
  });
  return [...widths, 2, 3, 4, 0].map((width) => lead + " ".repeat(width));
}
