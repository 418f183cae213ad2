import MarkdownIt, { type Token } from "markdown-it";

/** Longer passages are divided, so that small documents too are made of many. */
const LONGEST_PASSAGE = 3000;
/** How often a passage that fits what is left is looked for. */
const TRIES = 40;
const DECLARED = "---\nml-design-doc: nine-step\n---\n\n# A design\n";

const markdown = new MarkdownIt({ html: true });

/** Makes documents of any size, each another, of the passages of real ones. The same seed gives the same documents. */
export class Splicer {
  readonly #passages: readonly string[];
  readonly #random: () => number;

  constructor(texts: readonly string[], seed = 1) {
    this.#passages = texts.flatMap(passagesOf);
    this.#random = mulberry32(seed);
    if (this.#passages.length === 0) throw new Error("There is no Markdown to splice documents of.");
  }

  /** A document of about that many bytes that was not given before. */
  next(bytes: number): string {
    const parts = [DECLARED];
    let left = bytes - DECLARED.length;
    for (let tries = 0; tries < TRIES;) {
      const passage = this.#passages[Math.floor(this.#random() * this.#passages.length)]!;
      const size = Buffer.byteLength(passage) + 1;
      if (size > left) {
        tries++;
        continue;
      }
      parts.push(passage);
      left -= size;
    }
    return copyOf(parts.join("\n"));
  }
}

/** The same text as a string of its own: flat, as a host reads it from a file, and with nothing cached for it. */
export function copyOf(text: string): string {
  return Buffer.from(text).toString();
}

/** The parts of a text, each with its heading, cut where a block ends: no fence, list or comment stays open. */
function passagesOf(source: string): string[] {
  const text = source.replaceAll("\r\n", "\n").replace(/^\uFEFF?---\n[\s\S]*?\n---\n/, "");
  const lines = text.split("\n");
  const passages: string[] = [];
  let passage = "";
  for (const token of markdown.parse(text, {})) {
    if (token.level !== 0 || token.nesting < 0 || !token.map) continue;
    const block = lines.slice(...token.map).join("\n");
    if (!isClosed(token, block)) continue;
    if (token.type === "heading_open" || passage.length + block.length > LONGEST_PASSAGE) {
      passages.push(passage);
      passage = "";
    }
    passage += `\n${block.trimEnd()}\n`;
  }
  return [...passages, passage].filter((part) => part !== "");
}

/** A fence or comment that the end of its document closed would swallow what follows it here. */
function isClosed({ type, markup }: Token, block: string): boolean {
  if (type === "fence") return block.trimEnd().endsWith(`\n${markup}`);
  if (type !== "html_block") return true;
  const opened = /<(?:!--|[!?]|(?:script|pre|style|textarea)\b)/i.test(block);
  return !opened || /-->|<\/(?:script|pre|style|textarea)>/i.test(block);
}

/** Chance that is the same every time. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
