import * as vscode from "vscode";
import {
  explain,
  isExpected,
  statusWords,
  summarise,
  type Analysis,
  type LineIndex,
  type Status,
  type StepState,
  type TopicState,
} from "../core/index";

/** A row of the checklist. Its id stays the same as long as the framework does. */
export type Row =
  | {
      readonly kind: "step";
      readonly id: string;
      readonly step: StepState;
      readonly children: readonly Row[];
    }
  | {
      readonly kind: "topic";
      readonly id: string;
      readonly topic: TopicState;
      /** The step it stands under; none without a framework. */
      readonly step: StepState | undefined;
      readonly isOptional: boolean;
    };

/** The rows of a document: the framework's steps with their topics, or all topics without one. */
export function rowsOf(analysis: Analysis): Row[] {
  const { checklist } = analysis;
  const isWelcome = ({ topic }: TopicState, isOptional: boolean): boolean =>
    !isExpected(analysis, topic.id, isOptional);
  if (checklist.steps.length === 0) {
    // Without a framework only those are missed that a rule asks for.
    return [...checklist.topics.values()].map((topic) => topicRow(topic, undefined, isWelcome(topic, true)));
  }
  return checklist.steps.map((step) => ({
    kind: "step",
    id: `step:${step.step.id}`,
    step,
    children: step.topics.map(({ state, isOptional }) => topicRow(state, step, isWelcome(state, isOptional))),
  }));
}

function topicRow(topic: TopicState, step: StepState | undefined, isOptional: boolean): Row {
  return { kind: "topic", id: `topic:${step?.step.id ?? ""}/${topic.topic.id}`, topic, step, isOptional };
}

/** What the header and the badge count: the topics that are expected, each once. */
export function progress(analysis: Analysis): { complete: number; open: number; expected: number } {
  const topics = rowsOf(analysis).flatMap((row) => (row.kind === "step" ? row.children : row));
  const expected = topics.flatMap((row) => {
    if (row.kind === "step") return [];
    const isThere = !row.step && row.topic.status !== "missing";
    return row.isOptional && !isThere ? [] : row.topic;
  });
  const states = [...new Set(expected)].filter(({ status }) => status !== "not-applicable");
  const count = (...wanted: Status[]): number =>
    states.filter(({ status }) => wanted.includes(status)).length;
  return { complete: count("complete"), open: count("missing", "stub"), expected: states.length };
}

const ICONS: Record<Status, vscode.ThemeIcon> = {
  complete: new vscode.ThemeIcon("pass-filled", new vscode.ThemeColor("testing.iconPassed")),
  partial: new vscode.ThemeIcon("color-mode", new vscode.ThemeColor("list.warningForeground")),
  stub: new vscode.ThemeIcon("circle-large-outline", new vscode.ThemeColor("list.warningForeground")),
  missing: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
  "not-applicable": new vscode.ThemeIcon("circle-slash", new vscode.ThemeColor("disabledForeground")),
};

const OPTIONAL = new vscode.ThemeIcon("circle-outline", new vscode.ThemeColor("disabledForeground"));

/** A row as the tree shows it: state by icon and by words. */
export function toTreeItem(row: Row, lines: LineIndex): vscode.TreeItem {
  const item = row.kind === "step" ? stepItem(row.step) : topicItem(row.topic, row.isOptional, lines);
  item.id = row.id;
  item.command = { title: "Go to Topic", command: "mlDesignDoc.openTopic", arguments: [row.id] };
  return item;
}

function stepItem({ step, number, status, section }: StepState): vscode.TreeItem {
  const item = new vscode.TreeItem(`${number}. ${step.title}`, vscode.TreeItemCollapsibleState.Expanded);
  say(item, `${number}. ${step.title}`, statusWords(status));
  item.iconPath = ICONS[status];
  item.contextValue = section ? "step" : "missingStep";
  item.tooltip = section ? `Go to “${section.label.text}”` : `Insert the section “${step.title}”`;
  return item;
}

function topicItem(state: TopicState, isOptional: boolean, lines: LineIndex): vscode.TreeItem {
  const item = new vscode.TreeItem(state.topic.title);
  const isMissing = state.status === "missing";
  say(item, state.topic.title, isMissing && isOptional ? "optional" : summarise(state));
  item.iconPath = isMissing && isOptional ? OPTIONAL : ICONS[state.status];
  item.contextValue = isMissing ? "missingTopic" : "topic";
  item.tooltip = tooltip(state, lines);
  return item;
}

/** The state in words, to be seen and to be heard. */
function say(item: vscode.TreeItem, title: string, words: string): void {
  item.description = words;
  item.accessibilityInformation = { label: `${title}: ${words}` };
}

function tooltip(state: TopicState, lines: LineIndex): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**`).appendText(state.topic.title).appendMarkdown(`** · `);
  markdown.appendText(statusWords(state.status)).appendMarkdown("\n\n").appendText(state.topic.about);
  for (const sentence of explain(state, lines)) markdown.appendMarkdown("\n\n").appendText(sentence);
  return markdown;
}
