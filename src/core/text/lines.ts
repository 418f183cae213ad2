/** A stretch of a text as UTF-16 offsets, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place in a text: zero-based line, and zero-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text. CRLF, LF and a lone CR each end a line, as in editors and in CommonMark. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    if (!text.includes("\r")) {
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
      return;
    }
    for (let offset = 0; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) this.#starts.push(offset + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Where a line begins; a line past the end begins at the end of the text. */
  start(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** Where a line's text ends, its line break left out. */
  end(line: number): number {
    let end = this.start(line + 1);
    if (line + 1 >= this.count) return end;
    if (this.#text.charCodeAt(end - 1) === 10) end--;
    if (end > this.start(line) && this.#text.charCodeAt(end - 1) === 13) end--;
    return end;
  }

  /** The line's text without its line break. */
  text(line: number): string {
    return this.#text.slice(this.start(line), this.end(line));
  }

  /** The line that holds an offset; offsets outside the text are clamped into it. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The place of an offset; offsets outside the text are clamped into it. */
  position(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(inside);
    return { line, column: inside - this.start(line) };
  }
}

/** The line ending that a text uses: that of its first line, else LF. */
export function lineEnding(text: string): "\n" | "\r\n" {
  const first = text.indexOf("\n");
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}
