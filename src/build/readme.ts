import { readFile } from "node:fs/promises";
import type { GeneratedFile } from "./generate";
import { rulesTable } from "./ruleDocs";

/** The README with the parts that are made brought up to date: the table of rules, and what is computed of the example. */
export async function readmeFile(): Promise<GeneratedFile> {
  const path = "README.md";
  let text = await readFile(path, "utf8");
  text = replacePart(text, "numbers", await numbersOfExample());
  text = replacePart(text, "rules", await rulesTable("docs/rules/"));
  return { path, text };
}

/** Puts another text between the marks of a part. */
function replacePart(readme: string, name: string, text: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = `<!-- /generated: ${name} -->`;
  const from = readme.indexOf(start) + start.length;
  const to = readme.indexOf(end);
  if (from < start.length || to < from)
    throw new Error(`README.md has lost its marks ${start} and ${end}: put them back.`);
  return `${readme.slice(0, from)}\n\n${text}\n\n${readme.slice(to)}`;
}

const EXAMPLE = "docs/examples/ad-click-ranking.md";

/** The second half of what the command says of the example: what is computed. */
async function numbersOfExample(): Promise<string> {
  const { analyse, formatNumbers, plain } = await import("../core/index");
  const analysis = analyse(await readFile(EXAMPLE, "utf8"));
  const output = formatNumbers({ path: EXAMPLE, analysis }, plain);
  return `\`\`\`text\n${output.slice(output.indexOf("Calculations")).trimEnd()}\n\`\`\``;
}
