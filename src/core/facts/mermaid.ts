import type { Block, Label } from "../document/model";

/** The words of a Mermaid diagram, and what its lines stand under. */
export interface DiagramWords {
  /** The fence's content with the syntax blanked, so that offsets stay. */
  readonly content: string;
  /** By line the subgraph that it is drawn in; the block's own label outside of any. */
  readonly labels: readonly Label[];
}

export function isMermaid({ info }: Block): boolean {
  return info !== undefined && /^mermaid\b/i.test(info);
}

/** How deep subgraphs are followed; nobody draws deeper, and every quantity looks at all that it stands under. */
const DEEPEST = 12;

/** What opens a diagram or only tells how it looks. */
const SYNTAX =
  /^(?:(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|mindmap|gantt|pie|timeline|quadrantChart)\b|(?:direction|style|classDef|linkStyle|click|class|activate|deactivate|autonumber|accTitle|accDescr|end)(?:\s|$)|%%|---\s*$)/;
const SUBGRAPH = /^subgraph(?:\s|$)/;
const END = /^end\b/;
/** "participant G as Game server": G stands for it. */
const ALIAS = /^(?:participant|actor)\s+(?:\S+\s+as\s)?/;

/** Where a node may begin: a line, an arrow, the text of one, or another node that shares it. */
const NODE = String.raw`(^|[-=.]>|--[-ox]|===|[|&])(\s*)`;
const NAME = String.raw`([\p{L}\p{N}_]+)`;
/** "UH[", "G{", "C((": the name by which arrows point at a node, before its words. */
const NAMED = new RegExp(String.raw`${NODE}${NAME}(?=[[({>])`, "gu");
/** Lines without any of these name no node; the test is cheaper than the search. */
const NODE_SIGN = /[[({>]/;
const POINTED = new RegExp(String.raw`${NODE}${NAME}(?=\s*(?:$|[-=.&;:]))`, "gu");

/**
 * Reads a diagram's lines: the words in its boxes are the author's, the names that arrows point at are not, and a
 * subgraph's title is what its boxes stand under. One pass over the lines.
 */
export function readMermaid(block: Block): DiagramWords {
  const rows = block.content.split("\n");
  const naming = rows.filter((row) => NODE_SIGN.test(row));
  const names = new Set(naming.flatMap((row) => [...row.matchAll(NAMED)].map(([, , , name]) => name)));
  const lines: string[] = [];
  const labels: Label[] = [];
  const open: Label[] = [block.label];
  let at = 0;
  for (const row of rows) {
    const words = row.trimStart();
    const parent = open.at(-1)!;
    labels.push(parent);
    if (END.test(words) && open.length > 1) open.pop();
    if (SUBGRAPH.test(words)) {
      const line = masked(row.replace("subgraph", blank), names);
      lines.push(line);
      const text = line.trim();
      const from = at + line.length - line.trimStart().length;
      const range = { start: block.source(from), end: block.source(from + text.length) };
      if (open.length <= DEEPEST) open.push(text === "" ? parent : { kind: "line", text, range, parent });
    } else lines.push(SYNTAX.test(words) ? blank(row) : masked(row, names));
    at += row.length + 1;
  }
  return { content: lines.join("\n"), labels };
}

/** A line without its syntax, of the same length. */
function masked(row: string, names: ReadonlySet<string | undefined>): string {
  const indent = row.length - row.trimStart().length;
  const keep = (found: string, before: string, space: string, name: string): string =>
    names.has(name) ? before + space + blank(name) : found;
  const line = row.slice(0, indent) + row.slice(indent).replace(ALIAS, blank);
  const named = NODE_SIGN.test(line)
    ? line.replace(NAMED, (_, before: string, space: string, name: string) => before + space + blank(name))
    : line;
  return (names.size === 0 ? named : named.replace(POINTED, keep))
    .replace(/<br\s{0,5}\/?>|\\n/gi, blank)
    .replace(/[[\]{}"|]/g, " ");
}

function blank(text: string): string {
  return " ".repeat(text.length);
}
