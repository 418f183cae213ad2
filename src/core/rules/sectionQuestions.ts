import type { Section } from "../document/model";
import { topicOf } from "../knowledge/index";
import { lineEnding } from "../text/lines";
import type { Fix, Reading } from "./rule";

/** Offers to put the questions of a section's topics under its heading, as a comment that does not render. */
export function questionsFor(reading: Reading, section: Section, topics: readonly string[]): Fix[] {
  const { document, framework } = reading;
  const ask = topics.flatMap((id) => {
    const own = framework.framework?.steps.flatMap((step) => step.topics).find(({ topic }) => topic === id);
    return own?.ask ?? [topicOf(id).slots[0]!.ask];
  });
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
