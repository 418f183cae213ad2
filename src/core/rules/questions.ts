import type { Block, Section } from "../document/model";
import type { Unit } from "../facts/units";
import { topicOf } from "../knowledge/index";
import type { Framework } from "../knowledge/types";
import { insertQuestions } from "../outline/placement";
import type { TextEdit } from "../text/textEdit";
import { sectionAround, sectionOf } from "./places";
import type { Fix, Reading } from "./rule";

/** Offers to put questions at the end of a section's own text, as a comment that does not render. */
export function askUnder(
  { document }: Pick<Reading, "document">,
  section: Section,
  questions: readonly string[],
): Fix[] {
  if (questions.length === 0) return [];
  const title = `Insert ${questions.length === 1 ? "a question" : "questions"} under "${section.label.text}"`;
  let written: TextEdit | undefined;
  return [
    {
      title,
      kind: "suggestion",
      get edit() {
        return (written ??= insertQuestions(document, section, questions).edit);
      },
    },
  ];
}

/** Offers the questions of a topic's slots, where the topic has a section. */
export function askFor(reading: Reading, topic: string, slots: readonly string[]): Fix[] {
  const section = sectionOf(reading, topic);
  const asked = topicOf(topic).slots.filter(({ id }) => slots.includes(id));
  return section
    ? askUnder(
        reading,
        section,
        asked.map(({ ask }) => ask),
      )
    : [];
}

/** Offers a question in the section in which a sentence stands. */
export function askBeside(reading: Reading, unit: Unit, question: string): Fix[] {
  const section = sectionAround(reading, unit);
  return section ? askUnder(reading, section, [question]) : [];
}

/** Offers a question inside the cell of a row, as a comment that leaves the table as it is; nothing without a cell. */
export function askInCell(cell: Block | undefined, question: string): Fix[] {
  return cell ? [putComment(cell.range.end, "Insert a question into the cell", question)] : [];
}

/** Offers a question at the end of the line on which a sentence ends. */
export function askAtLine({ document }: Pick<Reading, "document">, { range }: Unit, question: string): Fix[] {
  const { lines } = document;
  const line = lines.lineAt(range.end);
  const end = lines.start(line) + lines.text(line).trimEnd().length;
  return [putComment(end, "Insert a question beside it", question)];
}

function putComment(offset: number, title: string, question: string): Fix {
  const edit = { range: { start: offset, end: offset }, newText: ` <!-- ${question} -->` };
  return { title, kind: "suggestion", edit };
}

/** Offers the questions that the framework, or else the knowledge, has for the topics of a section. */
export function askTopics(reading: Reading, section: Section, topics: readonly string[]): Fix[] {
  const ask = topics.flatMap((id) => asked(reading.framework.framework, id) ?? [topicOf(id).slots[0]!.ask]);
  return askUnder(reading, section, ask);
}

/** What a framework asks of a topic, in the first of its steps that has it. */
function asked(framework: Framework | undefined, id: string): readonly string[] | undefined {
  for (const { topics } of framework?.steps ?? []) {
    const own = topics.find(({ topic }) => topic === id);
    if (own) return own.ask;
  }
  return undefined;
}
