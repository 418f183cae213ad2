import type { LineIndex, Range } from "../text/lines";
import { boldLead, classifyLine, isContentsEntry, isImageOnly, htmlHeading } from "./lineKinds";
import { maskInline } from "./mask";
import type { Block, BlockKind, DesignDocument, Label, Section } from "./model";
import { sourceMap } from "./sourceMap";
import { markedTitle } from "./titleLines";

interface OpenSection extends Section {
  readonly children: Section[];
  range: { readonly start: number; end: number };
  lastBlock: number;
}

interface OpenItem {
  label: Label | undefined;
  readonly outer: Label;
}

/** The box of a task: "- [x] shipped". */
const TASK_BOX = /^(\s*)\[([ xX])\](?=\s)/;

/** Collects sections, labels and blocks in the order of the text. */
export class DocumentBuilder {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #hasHeadings: boolean;
  readonly #blocks: Block[] = [];
  readonly #sections: Section[] = [];
  readonly #root: OpenSection;
  readonly #open: OpenSection[];
  readonly #items: OpenItem[] = [];
  /** A line that ends with a colon labels what follows it. */
  #lineLabel: Label | undefined;
  /** A heading in a quotation labels the rest of it. */
  #quoteLabel: Label | undefined;
  #lists = 0;
  #columns: Label[] = [];
  #isHeaderRow = false;
  #column = 0;
  #row: Label | undefined;

  /** @param hasHeadings Whether real headings divide the text; else lines with a colon divide it. */
  constructor(text: string, lines: LineIndex, bodyStart: number, hasHeadings: boolean) {
    this.#text = text;
    this.#lines = lines;
    this.#hasHeadings = hasHeadings;
    const range = { start: bodyStart, end: text.length };
    this.#root = {
      label: { kind: "root", text: "", range: { start: bodyStart, end: bodyStart }, parent: undefined },
      level: 0,
      range,
      parent: undefined,
      children: [],
      firstBlock: 0,
      lastBlock: 0,
    };
    this.#open = [this.#root];
  }

  finish(): Pick<DesignDocument, "root" | "sections" | "blocks"> {
    this.#closeTo(0, this.#text.length);
    this.#root.lastBlock = this.#blocks.length;
    return { root: this.#root, sections: this.#sections, blocks: this.#blocks };
  }

  addHeading(level: number, content: string, starts: number[]): void {
    this.#openSection("heading", level, content, starts);
  }

  /** A heading in a quotation opens no section. */
  addQuotedHeading(content: string, starts: number[]): void {
    const label = this.#section().label;
    const masked = maskInline(content);
    this.#push("heading", masked, starts, label, true, undefined);
    this.#quoteLabel = {
      kind: "line",
      text: masked.trim(),
      range: this.#blocks.at(-1)!.range,
      parent: label,
    };
  }

  closeQuote(): void {
    this.#quoteLabel = undefined;
  }

  /** A heading without marks. */
  addTitle(content: string, starts: number[]): void {
    this.#openSection("bold", this.#pseudoLevel(), content, starts);
  }

  /** A paragraph or the text of a list item; label lines in it open sections or label the rest. */
  addText(content: string, starts: number[], isQuoted: boolean): void {
    if (this.#items.length > 0 || isQuoted) {
      this.#addLeaf(content, starts, isQuoted);
      return;
    }
    const rows = content.split("\n");
    let from = 0;
    const flush = (to: number): void => {
      if (to > from) {
        // Most paragraphs are all text.
        if (to - from === rows.length) this.#addLeaf(content, starts, isQuoted);
        else this.#addLeaf(rows.slice(from, to).join("\n"), starts.slice(from, to), isQuoted);
        if (this.#hasHeadings) this.#lineLabel = undefined;
      }
    };
    for (const [index, row] of rows.entries()) {
      const title = markedTitle(row);
      if (title) {
        flush(index);
        from = index + 1;
        this.#openSection("heading", title.level, title.content, [starts[index]!]);
        continue;
      }
      const kind = classifyLine(row, rows.length === 1);
      if (kind !== "text") {
        flush(index);
        from = index + 1;
        if (kind === "section") this.#openSection("bold", this.#pseudoLevel(), row, [starts[index]!]);
        else this.#openLineLabel(row, starts[index]!);
      }
    }
    flush(rows.length);
  }

  addHtml(content: string, starts: number[], isQuoted: boolean): void {
    const heading = htmlHeading(content);
    if (heading && this.#items.length === 0 && !isQuoted) {
      this.#openSection("heading", heading, content, starts);
      return;
    }
    const masked = maskInline(content);
    const kind = masked.trim() === "" ? (content.includes("<img") ? "image" : "comment") : "paragraph";
    this.#add(kind, masked, starts, isQuoted);
  }

  addCode(content: string, starts: number[], info: string | undefined, isQuoted: boolean): void {
    this.#add("code", content, starts, isQuoted, info);
    this.#endLineLabel();
  }

  openItem(): void {
    this.#items.push({ label: undefined, outer: this.#label() });
  }

  closeItem(): void {
    this.#items.pop();
  }

  openList(): void {
    this.#lists++;
  }

  closeList(): void {
    this.#lists--;
    if (this.#lists === 0) this.#endLineLabel();
  }

  openTable(): void {
    this.#columns = [];
    this.#isHeaderRow = false;
  }

  closeTable(): void {
    this.#endLineLabel();
  }

  openRow(): void {
    this.#isHeaderRow = this.#columns.length === 0;
    this.#column = 0;
    this.#row = undefined;
  }

  addCell(content: string, start: number, isQuoted: boolean): void {
    const outer = this.#label();
    const masked = maskInline(content);
    const label = (kind: "column" | "row", parent: Label): Label => ({
      kind,
      text: masked.trim(),
      range: { start, end: start + content.length },
      parent,
    });
    if (this.#isHeaderRow) {
      const column = label("column", outer);
      this.#columns.push(column);
      this.#push("cell", masked, [start], outer, isQuoted, undefined);
      return;
    }
    const column = this.#columns[this.#column];
    const under = this.#row ?? outer;
    this.#push("cell", masked, [start], column ? { ...column, parent: under } : under, isQuoted, undefined);
    if (this.#column === 0) this.#row = label("row", outer);
    this.#column++;
  }

  #addLeaf(content: string, starts: number[], isQuoted: boolean): void {
    const box = content.includes("[") ? TASK_BOX.exec(content)?.[2] : undefined;
    const masked = maskInline(box === undefined ? content : content.replace(TASK_BOX, "$1   "));
    let kind: BlockKind = this.#items.length > 0 ? "item" : "paragraph";
    if (masked.trim() === "") kind = isImageOnly(content) ? "image" : "comment";
    else if (isContentsEntry(content)) kind = "contents";
    const isTicked = box === undefined || kind !== "item" ? undefined : box !== " ";
    this.#push(kind, masked, starts, this.#label(), isQuoted, undefined, boldLead(content), isTicked);
    const item = this.#items.at(-1);
    if (item && !item.label && kind === "item") {
      item.label = {
        kind: "item",
        text: masked.trim(),
        range: this.#blocks.at(-1)!.range,
        parent: item.outer,
      };
    }
  }

  #openLineLabel(row: string, start: number): void {
    const range = { start, end: start + row.length };
    this.#add("heading", maskInline(row), [start], false);
    this.#lineLabel = { kind: "line", text: maskInline(row).trim(), range, parent: this.#section().label };
  }

  #endLineLabel(): void {
    if (this.#hasHeadings && this.#items.length === 0) this.#lineLabel = undefined;
  }

  #pseudoLevel(): number {
    return Math.min(this.#open.filter(({ label }) => label.kind !== "bold").at(-1)!.level + 1, 7);
  }

  #openSection(kind: "heading" | "bold", level: number, content: string, starts: number[]): void {
    const start = this.#lines.start(this.#lines.lineAt(starts[0]!));
    this.#closeTo(level, start);
    this.#lineLabel = undefined;
    const parent = this.#section();
    const masked = maskInline(content);
    const words = masked.trim();
    const textStart = sourceMap(masked, starts, this.#text.length)(masked.length - masked.trimStart().length);
    const label: Label = {
      kind,
      text: words.endsWith(":") ? words.slice(0, -1).trimEnd() : words,
      range: { start: textStart, end: textStart + words.split("\n", 1)[0]!.length },
      parent: parent.label,
    };
    this.#push("heading", masked, starts, label.parent!, false, undefined);
    const section: OpenSection = {
      label,
      level,
      range: { start, end: this.#text.length },
      parent,
      children: [],
      firstBlock: this.#blocks.length,
      lastBlock: this.#blocks.length,
    };
    parent.children.push(section);
    this.#sections.push(section);
    this.#open.push(section);
  }

  #closeTo(level: number, offset: number): void {
    while (this.#open.length > 1 && this.#section().level >= level) {
      const section = this.#open.pop()!;
      section.range.end = offset;
      section.lastBlock = this.#blocks.length;
    }
  }

  #section(): OpenSection {
    return this.#open.at(-1)!;
  }

  #label(): Label {
    const item = this.#items.at(-1);
    return item?.label ?? item?.outer ?? this.#lineLabel ?? this.#quoteLabel ?? this.#section().label;
  }

  #add(kind: BlockKind, content: string, starts: number[], isQuoted: boolean, info?: string): void {
    this.#push(kind, content, starts, this.#label(), isQuoted, info);
  }

  #push(
    kind: BlockKind,
    content: string,
    starts: number[],
    label: Label,
    isQuoted: boolean,
    info: string | undefined,
    leadEnd = 0,
    isTicked?: boolean,
  ): void {
    const source = sourceMap(content, starts, this.#text.length);
    const range: Range = { start: starts[0]!, end: source(content.trimEnd().length) };
    this.#blocks.push({ kind, content, range, label, isQuoted, leadEnd, isTicked, info, source });
  }
}
