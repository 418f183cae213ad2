import type { GeneratedFile } from "./generate";

/** The index of the rules' pages. */
export async function rulesIndexFile(): Promise<GeneratedFile> {
  const text = `# Rules\n\nEach rule has a page: what it looks for and why, how to fix it, examples, and when to leave it be.\n\n${await rulesTable("")}\n`;
  return { path: "docs/rules/README.md", text };
}

/**
 * The table of all rules.
 * @param folder Where their pages lie, from where the table stands.
 */
export async function rulesTable(folder: string): Promise<string> {
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
