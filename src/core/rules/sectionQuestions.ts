import type { Section } from "../document/model";
import { topicOf } from "../knowledge/index";
import type { Framework } from "../knowledge/types";
import { insertQuestions } from "./places";
import type { Fix, Reading } from "./rule";

/** Offers to put the questions of a section's topics under its heading, as a comment that does not render. */
export function questionsFor(reading: Reading, section: Section, topics: readonly string[]): Fix[] {
  const { framework } = reading.framework;
  const ask = topics.flatMap((id) => asked(framework, id) ?? [topicOf(id).slots[0]!.ask]);
  return insertQuestions(reading, section, ask);
}

/** What a framework asks of a topic, in the first of its steps that has it. */
function asked(framework: Framework | undefined, id: string): readonly string[] | undefined {
  for (const { topics } of framework?.steps ?? []) {
    const own = topics.find(({ topic }) => topic === id);
    if (own) return own.ask;
  }
  return undefined;
}
