/** A fenced block that "Bad:" or "Good:" introduces. */
export interface Example extends Fence {
  readonly kind: "Bad" | "Good";
}

interface Fence {
  readonly language: string;
  readonly text: string;
}

export interface RulePage {
  readonly text: string;
  readonly title: string;
  /** The text between the title and the first section. */
  readonly summary: string;
  readonly sections: readonly { readonly title: string; readonly text: string }[];
  /** All blocks of the section "Examples". */
  readonly fences: readonly Fence[];
  readonly examples: readonly Example[];
  /** The configuration that the examples are shown with; empty where they need none. */
  readonly configuration: string;
}

const FENCE = /^(?:(Bad|Good):\n\n)?(`{3,})(\w+)\n([\s\S]*?\n)\2$/gm;

/** Reads the page of a rule; headings inside fenced blocks are not its own. */
export function readPage(text: string): RulePage {
  const [head = "", ...parts] = splitOutsideFences(text, /^## /);
  const [, title = "", summary = ""] = /^# (.*)\n\n([\s\S]*)$/.exec(head.trim()) ?? [];
  const sections = parts.map((part) => {
    const [first = "", ...rest] = part.split("\n");
    return { title: first.slice(3), text: rest.join("\n").trim() };
  });
  const shown = sections.find((section) => section.title === "Examples")?.text ?? "";
  const found = [...shown.matchAll(FENCE)].map(([, kind, , language = "", body = ""]) => ({
    kind,
    language,
    text: body,
  }));
  return {
    text,
    title,
    summary,
    sections,
    fences: found.map(({ language, text: body }) => ({ language, text: body })),
    configuration: found.find(({ kind, language }) => !kind && language === "yaml")?.text ?? "",
    examples: found.flatMap(({ kind, ...fence }) =>
      kind ? [{ ...fence, kind: kind as Example["kind"] }] : [],
    ),
  };
}

function splitOutsideFences(text: string, start: RegExp): string[] {
  const parts: string[][] = [[]];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const [mark] = /^`{3,}/.exec(line) ?? [];
    if (mark && fence === undefined) fence = mark;
    else if (mark === fence) fence = undefined;
    if (fence === undefined && start.test(line)) parts.push([]);
    parts.at(-1)!.push(line);
  }
  return parts.map((lines) => lines.join("\n"));
}
