import { readFile } from "node:fs/promises";
import type { GeneratedFile } from "./generate";

const START = "<!-- generated: rules -->";
const END = "<!-- /generated: rules -->";

/** The README with its table of rules brought up to date. */
export async function readmeFile(): Promise<GeneratedFile> {
  const path = "README.md";
  const text = await readFile(path, "utf8");
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start)
    throw new Error(`README.md has lost its marks ${START} and ${END}: put them back.`);
  return {
    path,
    text: `${text.slice(0, start + START.length)}\n\n${await table("docs/rules/")}\n\n${text.slice(end)}`,
  };
}

/** The index of the rules' pages. */
export async function rulesIndexFile(): Promise<GeneratedFile> {
  const text = `# Rules\n\nEach rule has a page: what it looks for and why, how to fix it, examples, and when to leave it be.\n\n${await table("")}\n`;
  return { path: "docs/rules/README.md", text };
}

async function table(folder: string): Promise<string> {
  const { presets, ruleInfos } = await import("../core/index");
  const rows = ruleInfos.map(({ code, name, about, severity, presets: by, fix }) => {
    const from = presets.find((preset) => by[preset] !== "off") ?? "never by itself";
    const page = `[${code}](${folder}${code}-${name}.md)`;
    return `| ${page} | \`${name}\` | ${about} | ${severity} | ${from} | ${fix ?? ""} |`;
  });
  const head = [
    "| Code | Name | Looks for | Severity | From preset | Offers |",
    "| --- | --- | --- | --- | --- | --- |",
  ];
  return [...head, ...rows].join("\n");
}
