import MarkdownIt, { type Token } from "markdown-it";

/** Blocks only: inline tokens carry no columns, so inline markup is read by `mask` with exact offsets instead. */
export const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.disable(["inline", "linkify", "replacements", "smartquotes", "text_join"], true);

/** What is read of a block's token. */
export type BlockToken = Pick<
  Token,
  "type" | "tag" | "map" | "nesting" | "level" | "content" | "markup" | "info" | "hidden" | "attrs"
>;

/** A token's own constructor defines each field by itself, which is a good part of the time that blocks take. */
class BlockState extends MarkdownIt.StateBlock {
  override push(type: string, tag: string, nesting: Token["nesting"]): Token {
    if (nesting < 0) this.level--;
    const token = {
      type,
      tag,
      attrs: null,
      map: null,
      nesting,
      level: this.level,
      children: null,
      content: "",
      markup: "",
      info: "",
      meta: null,
      block: true,
      hidden: false,
    } satisfies Omit<Token, `attr${Capitalize<string>}`> as unknown as Token;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }
}
markdown.block.State = BlockState;

/** The blocks of a text below its front matter, as CommonMark and tables have them; lines count from the body's first. */
export function blockTokens(text: string, bodyStart: number): readonly BlockToken[] {
  return markdown.parse(text.slice(bodyStart), {});
}
