import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { outline, frameworks } from "../../src/core/index";

/** Pieces that a parser of design docs could trip over, alone or side by side. */
const PIECES = [
  ..."\n|\r\n|\n\n|\r| |\t|    |\u00a0|\u3000|\ufeff|\0|\u2028|\u200b".split("|"),
  ..."# |## |###### |#######|===|---|- - -|***|___|***bold***|**Metrics**|**|__|_|~~|`|```|````|~~~".split(
    "|",
  ),
  ...[
    "- ",
    "* ",
    "+ ",
    "1. ",
    "99999999999. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    ">>> ",
    "| a | b |",
    "|---|:-:|",
    "|",
    "\\|",
    "\\",
  ],
  ...[
    "[a](#b)",
    "[",
    "](",
    "![",
    "](x)",
    "<!-- ",
    " -->",
    "<h2>",
    "</h2>",
    "<div>",
    "<b",
    "<![CDATA[",
    "<?x",
    "http://x",
  ],
  ...[
    "---\nml-design-doc: nine-step\n---\n",
    "ml-design-doc: Nine Step\n",
    "---\n",
    "...\n",
    "a: &a [*a]\n",
    "? - ",
    "{{",
  ],
  ...[
    "Metrics",
    "Monitoring",
    "Offline:",
    "Step 2: ",
    "TODO",
    "TBD",
    "???",
    "____",
    ".....",
    "<your metric>",
    "e.g. ",
    "N/A",
  ],
  ...[
    "recall@10 above 0.35",
    "p99 < 200 ms",
    "no monitoring",
    "out of scope",
    "Who owns it?",
    "CTR prediction",
    "100%",
    "2. ",
  ],
  ...[
    "Метрики",
    "Мониторинг: нет.",
    "指标",
    "监控。",
    "😀",
    "👩‍👩‍👧",
    "\ud83d",
    "\udc4d",
    "שלום",
    "مرحبا",
    "İ",
    "ß",
    "ﬁ",
    "é",
  ],
  ...frameworks.flatMap(({ steps }) => steps.slice(0, 3).map(({ title }) => `\n## ${title}\n`)),
];

/** Markdown assembled from nasty pieces; now and then declared, so that every rule gets its turn. */
export const nastyMarkdown: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "", "\uFEFF", ...frameworks.map(({ id }) => `---\nml-design-doc: ${id}\n---\n`)),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
        fc.string({ unit: "binary", maxLength: 8 }),
      ),
      {
        maxLength: 60,
      },
    ),
    fc.boolean(),
  )
  .map(([head, pieces, isCrlf]) => {
    const text = head + pieces.join("");
    return isCrlf ? text.replaceAll(/\r?\n/g, "\r\n") : text;
  });

/** A whole document cut off anywhere, as it is while being typed or read from a stream. */
export const truncated: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...frameworks),
    fc.constantFrom("\n", "\r\n"),
    fc.double({ min: 0, max: 1, noNaN: true }),
    nastyMarkdown,
  )
  .map(([framework, newline, share, tail]) => {
    const text = outline(framework, "T")
      .text.replaceAll("-->", "-->\n\nWe track recall@10. TODO\n")
      .replaceAll("\n", newline);
    return text.slice(0, Math.floor(share * text.length)) + (share > 0.5 ? tail : "");
  });

const FOLDER = "test/eval/docs";
const documents = readdirSync(FOLDER)
  .sort()
  .map((name) => readFileSync(join(FOLDER, name), "utf8"));

/** Pieces of real layouts, cut out anywhere, in the middle of words and tables too, and put together. */
export const spliced: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom(...documents),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 800 }),
    ),
    { maxLength: 5 },
  )
  .map((pieces) =>
    pieces
      .map(([text, share, length]) => {
        const start = Math.floor(share * text.length);
        return text.slice(start, start + length);
      })
      .join(""),
  );

/** Any string at all, lone surrogates included. */
export const anyString: fc.Arbitrary<string> = fc.string({ unit: "binary", maxLength: 300 });
