import type { LineIndex, Range } from "../text/lines";
import type { FrontMatter } from "./frontMatter";

/**
 * What a text stands under: a section's heading, a parent list item, a table's column or row header, or a label such
 * as "Offline:". Labels form a chain, the nearest first. In a fence a line may stand under one above it.
 */
export interface Label {
  readonly kind: "root" | "heading" | "bold" | "item" | "line" | "above" | "column" | "row";
  /** The label's words, without markup. */
  readonly text: string;
  readonly range: Range;
  readonly parent: Label | undefined;
}

/** A part of the document under one heading, real (ATX, Setext) or made of a bold or numbered line. */
export interface Section {
  readonly label: Label;
  /** 1 to 6 for real headings; one more than the enclosing heading's for others; 0 for the whole document. */
  readonly level: number;
  /** From the heading's line to the end of the last line of its content, subsections included. */
  readonly range: Range;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
  /** The section's blocks are `blocks[first]` to `blocks[last - 1]`, subsections included. */
  readonly firstBlock: number;
  readonly lastBlock: number;
}

export type BlockKind = "heading" | "paragraph" | "item" | "cell" | "code" | "comment" | "image" | "contents";

/**
 * A leaf of the document. `content` is its text with the markup that says nothing (link targets, emphasis marks,
 * tags, comments) blanked by spaces of the same length, so that an offset in it maps straight to the source.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly content: string;
  readonly range: Range;
  readonly label: Label;
  readonly isQuoted: boolean;
  /** Where a bold beginning ("**Monitoring** the share of ...") ends in `content`; 0 without one. */
  readonly leadEnd: number;
  /** Whether the box of a task is ticked; undefined where there is none. */
  readonly isTicked: boolean | undefined;
  /** The info string of a fence. */
  readonly info: string | undefined;
  /** Maps an offset in `content` to one in the document's text. */
  source(contentOffset: number): number;
}

/** The section of the document's title: the first, where it alone of the first level has sections below it. */
export function titleOf({ sections }: Pick<DesignDocument, "sections">): Section | undefined {
  const [first] = sections;
  if (first?.level !== 1) return undefined;
  const others = sections.filter((section) => section !== first && section.level === 1);
  const isAlone = others.length === 0 || (first.children.length > 0 && others.every(hasNoChildren));
  return isAlone ? first : undefined;
}

/** How far a directive reaches. */
export type DirectiveScope = "next-line" | "section" | "file";

/** A comment that suppresses findings: `<!-- ml-design-doc-disable-next-line MLD305 -- pointwise ranker -->`. */
export interface Directive {
  /** Its first word, as written. */
  readonly name: string;
  readonly nameRange: Range;
  /** Undefined where the name is misspelt. */
  readonly scope: DirectiveScope | undefined;
  /** The codes or names of rules, as written. */
  readonly rules: readonly { readonly name: string; readonly range: Range }[];
  /** Empty where none is given. */
  readonly reason: string;
  /** The whole comment. */
  readonly range: Range;
  /**
   * The text that it speaks for. "The next line" is the next block (a paragraph, an item's own text, a heading, a whole
   * table or fence), or of a comment inside a block the lines after it: no comment can stand inside a table.
   */
  readonly covers: Range;
}

function hasNoChildren({ children }: Section): boolean {
  return children.length === 0;
}

/** A document, read once. Nothing in it changes afterwards. */
export interface DesignDocument {
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  readonly root: Section;
  /** All sections in the order of the text, the root left out. */
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  /** The comments that suppress findings, in the order of the text. */
  readonly directives: readonly Directive[];
}
