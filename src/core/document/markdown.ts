import MarkdownIt, { type Token } from "markdown-it";

/** Blocks only: inline tokens carry no columns, so inline markup is read by `mask` with exact offsets instead. */
export const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.disable(["inline", "linkify", "replacements", "smartquotes", "text_join"], true);

/** The blocks of a text below its front matter; their lines count from the body's first. */
export function blockTokens(text: string, bodyStart: number): Token[] {
  return markdown.parse(text.slice(bodyStart), {});
}
