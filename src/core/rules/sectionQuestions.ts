import type { Section } from "../document/model";
import { topicOf } from "../knowledge/index";
import type { Framework } from "../knowledge/types";
import { lineEnding } from "../text/lines";
import type { Fix, Reading } from "./rule";

/** Offers to put the questions of a section's topics under its heading, as a comment that does not render. */
export function questionsFor(reading: Reading, section: Section, topics: readonly string[]): Fix[] {
  const ask = topics.flatMap((id) => asked(reading.framework.framework, id) ?? [topicOf(id).slots[0]!.ask]);
  return askUnder(reading, section, ask);
}

/** Offers to put questions under a section's heading, as a comment that does not render. */
export function askUnder({ document }: Reading, section: Section, ask: readonly string[]): Fix[] {
  if (ask.length === 0) return [];
  const newline = lineEnding(document.text);
  const lines = ["", "", "<!--", ...ask.map((question) => `- ${question}`), "-->"];
  const at = section.label.range.end;
  const end = document.lines.end(document.lines.lineAt(at));
  const range = { start: end, end };
  return [
    {
      title: `Insert questions under "${section.label.text}"`,
      kind: "suggestion",
      edit: { range, newText: lines.join(newline) },
    },
  ];
}

/** What a framework asks of a topic, in the first of its steps that has it. */
function asked(framework: Framework | undefined, id: string): readonly string[] | undefined {
  for (const { topics } of framework?.steps ?? []) {
    const own = topics.find(({ topic }) => topic === id);
    if (own) return own.ask;
  }
  return undefined;
}
