import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { format, resolveConfig } from "prettier";
import { configurationSchemaFile } from "./configurationSchema";
import { knowledgeFile } from "./knowledge";
import { manifestFile } from "./manifest";
import { readmeFile } from "./readme";
import { rulesIndexFile } from "./ruleDocs";
import { snippetFiles } from "./snippets";

/** A file that is made from others: where it lies, relative to the repository, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Makes every generated file. `--check` compares instead of writing, and fails naming each stale file. */
async function main(): Promise<void> {
  const isCheck = process.argv.includes("--check");
  // The knowledge comes first: the rest is made from the core, which imports it.
  const stale = await bringUpToDate([await knowledgeFile()], isCheck);
  const derived = [
    ...(await snippetFiles()),
    await manifestFile(),
    await configurationSchemaFile(),
    await readmeFile(),
    await rulesIndexFile(),
  ];
  stale.push(...(await bringUpToDate(derived, isCheck)));
  if (stale.length === 0) return;
  const list = stale.map((path) => `  ${path}`).join("\n");
  console.log(isCheck ? `Out of date, run "npm run generate":\n${list}` : `Written:\n${list}`);
  if (isCheck) process.exitCode = 1;
}

async function pretty(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

async function bringUpToDate(files: readonly GeneratedFile[], isCheck: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const { path, text } of files) {
    const wanted = path.endsWith("knowledge.json") ? `${text}\n` : await pretty(path, text);
    if ((await readFile(path, "utf8").catch(() => "")) === wanted) continue;
    stale.push(path);
    if (isCheck) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, wanted);
  }
  return stale;
}

void main();
