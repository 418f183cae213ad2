import { topicOf } from "../knowledge/index";
import type { Framework, Step, StepTopic } from "../knowledge/types";

/** A piece of a document to be filled in, as plain text and as a snippet with tab stops. */
export interface Skeleton {
  readonly text: string;
  readonly snippet: string;
}

/** Lines of a skeleton; `STOP` is where the author writes. */
const STOP = Symbol("tab stop");
type Line = string | typeof STOP;

/**
 * The section of a framework's step: its heading, and for each topic that the framework expects there the questions
 * as a comment, which stays invisible in the rendered document and never counts as content.
 * @param level Level of the step's heading, 1 to 5.
 * @param prefix What siblings put before their titles: "2. ".
 */
export function stepSkeleton(step: Step, level = 2, prefix = ""): Skeleton {
  const expected = step.topics.filter(({ optional }) => !optional);
  const topics = expected.length > 0 ? expected : step.topics;
  const heading = `${hashes(level)} ${prefix}${step.title}`;
  if (topics.length === 1) return render([heading, "", ...questions(topics[0]!.ask), "", STOP]);
  return render([heading, ...topics.flatMap((topic) => ["", ...topicLines(topic, level + 1)])]);
}

/** The section of one topic, with the questions that a framework asks there. */
export function topicSkeleton(topic: StepTopic, level: number): Skeleton {
  return render(topicLines(topic, level));
}

/** Questions without a heading, as a comment. */
export function questionsSkeleton(ask: readonly string[]): Skeleton {
  return render(questions(ask));
}

/** A flow chart whose boxes are questions. */
export function diagramSkeleton(): Skeleton {
  return render([
    "```mermaid",
    "flowchart LR",
    '  source["Which data?"] --> features["Which features?"]',
    '  features --> model["Which model?"]',
    '  model --> answer["Who uses the answer?"]',
    "```",
  ]);
}

/** A new document: front matter, a title, and every step of the framework. */
export function outline(framework: Framework, title: string): Skeleton {
  const head = `---\nml-design-doc: ${framework.id}\n---\n\n`;
  const steps = framework.steps.map((step, index) => stepSkeleton(step, 2, `${index + 1}. `));
  return {
    text: `${head}# ${title}\n\n${steps.map(({ text }) => text).join("\n")}`,
    snippet: `${head}# \${1:${escapeSnippet(title)}}\n\n${renumber(steps.map(({ snippet }) => snippet).join("\n"))}`,
  };
}

function topicLines({ topic, ask }: StepTopic, level: number): Line[] {
  return [`${hashes(level)} ${topicOf(topic).title}`, "", ...questions(ask), "", STOP];
}

function questions(ask: readonly string[]): string[] {
  return ask.length === 1
    ? [`<!-- ${ask[0]} -->`]
    : ["<!--", ...ask.map((question) => `- ${question}`), "-->"];
}

/** The signs of a heading; there are no levels above 6. */
export function hashes(level: number): string {
  return "#".repeat(Math.min(Math.max(level, 1), 6));
}

function render(lines: readonly Line[]): Skeleton {
  let stop = 0;
  const text = lines
    .map((line) => (line === STOP ? "" : line))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trimEnd();
  const snippet = lines.map((line) => (line === STOP ? `$${++stop}` : escapeSnippet(line))).join("\n");
  return { text: `${text}\n`, snippet: `${snippet}\n` };
}

/** Text that means itself in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, "\\$&");
}

/** Skeletons joined into one snippet each begin at `$1`: gives them numbers in a row, after the title's. */
function renumber(snippet: string): string {
  let stop = 1;
  return snippet.replaceAll(/(?<!\\)\$\d+/g, () => `$${++stop}`);
}
