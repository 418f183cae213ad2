/**
 * `npm run bench [-- [--json] [folder ...]]`: how fast the core is beside markdown-it and markdownlint.
 *
 * The script bundles this file as `esbuild.mjs` bundles what ships, so that what is measured is what ships.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measureMemory, measureTimes } from "./measure";
import { format, goalsOf } from "./report";
import { Splicer } from "./splice";

const DEFAULT_FOLDERS = ["docs/examples", "test/eval/docs", "test/fixtures"];

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const folders = positionals.length > 0 ? positionals : DEFAULT_FOLDERS.filter((folder) => existsSync(folder));
const texts = folders.flatMap(markdownIn);
const splicer = new Splicer(texts);
const times = measureTimes(splicer);
const memory = measureMemory(splicer);
if (values.json) {
  console.log(
    JSON.stringify({ node: process.version, folders, times, memory, goals: goalsOf(times, memory) }),
  );
} else {
  const cpu = cpus()[0]?.model ?? "unknown processor";
  console.log(`Documents spliced of ${texts.length} in ${folders.join(", ")}; medians of a minified bundle.`);
  console.log(`Node ${process.version}, ${cpu}\n`);
  console.log(format(times, memory));
}

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
}
