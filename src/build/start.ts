/**
 * `npm start`: builds the extension, checks an example on the command line, then shows the same document in VS Code.
 *
 *   --check-only   stop after the check
 *   --yes          download what is missing without asking
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { openInVsCode } from "./host/openInVsCode";
import { run } from "./host/run";

const repository = path.resolve(import.meta.dirname, "../..");

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { yes: { type: "boolean", default: false }, "check-only": { type: "boolean", default: false } },
  });
  const build = await runNode("esbuild.mjs");
  if (build !== 0) {
    return build;
  }
  const example = firstExample();
  console.log(`\n$ ml-design-doc check ${example}\n`);
  const check = await runNode("dist/cli.js", "check", example);
  // 1 means findings, and the example is there to have some.
  if (check > 1 || values["check-only"]) {
    return check > 1 ? check : 0;
  }
  await openInVsCode({
    file: path.join(repository, example),
    vsixOrExtensionDir: repository,
    yes: values.yes,
    out: console.log,
    ask: process.stdin.isTTY ? ask : undefined,
  });
  return 0;
}

function firstExample(): string {
  const folder = "docs/examples";
  const name = readdirSync(path.join(repository, folder)).find((file) => file.endsWith(".md"));
  if (!name) {
    throw new Error(`There is no Markdown file in ${folder} to show.`);
  }
  return `${folder}/${name}`;
}

async function runNode(...args: string[]): Promise<number> {
  return (await run(process.execPath, args, { cwd: repository, output: "inherit" })).code;
}

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error && !error.cause ? error.message : error);
    process.exitCode = 2;
  },
);
