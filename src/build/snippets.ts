import { join } from "node:path";
import type { Snippet } from "../core/index";
import type { GeneratedFile } from "./generate";

/** The contributed snippet files: one a framework, with a snippet for each of its steps, and one for the worksheets. */
export async function snippetFiles(): Promise<GeneratedFile[]> {
  // Imported when called: the core imports the knowledge, which is generated just before.
  const { frameworks, frameworkSnippets, worksheetSnippets } = await import("../core/index");
  return [
    ...frameworks.map((framework) => snippetFile(framework.id, frameworkSnippets(framework))),
    snippetFile(WORKSHEETS, worksheetSnippets()),
  ];
}

/** The name of the file with the snippets that fit every framework. */
export const WORKSHEETS = "worksheets";

function snippetFile(name: string, snippets: readonly Snippet[]): GeneratedFile {
  const entries = snippets.map((snippet) => {
    const { prefix, description, body } = snippet;
    return [snippet.name, { prefix, description, body: body.split("\n") }];
  });
  return {
    path: join("snippets", `${name}.json`),
    text: JSON.stringify(Object.fromEntries(entries), undefined, 2),
  };
}
