import { join } from "node:path";
import type { GeneratedFile } from "./generate";

/** The contributed snippet files: one a framework, a snippet for each of its steps, and one for its whole outline. */
export async function snippetFiles(): Promise<GeneratedFile[]> {
  // Imported when called: the core imports the knowledge, which is generated just before.
  const { frameworks, frameworkSnippets } = await import("../core/index");
  return frameworks.map((framework) => {
    const snippets = frameworkSnippets(framework).map(({ name, prefix, description, body }) => [
      name,
      { prefix, description, body: body.split("\n") },
    ]);
    return {
      path: join("snippets", `${framework.id}.json`),
      text: JSON.stringify(Object.fromEntries(snippets), undefined, 2),
    };
  });
}
