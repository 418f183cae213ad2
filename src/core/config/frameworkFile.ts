import { knowledge } from "../knowledge/index";
import type { Framework, Slot, Step, StepTopic } from "../knowledge/types";
import type { Range } from "../text/lines";
import { readYaml, type YamlEntry, type YamlNode } from "../text/yaml";
import { NO_FRAMEWORK } from "./declaration";
import { Problems, type Problem } from "./problems";

/** A team's framework as far as it can be read. */
export interface FrameworkFile {
  /** Undefined where it can't be used. */
  readonly framework: Framework | undefined;
  readonly problems: readonly Problem[];
}

/** The length of a usual interview, which steps without a time box share. */
const MINUTES = 45;

const LONGEST_TITLE = 80;
const MOST_STEPS = 60;
const MOST_LETTERS = 3000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads a framework that a team wrote. Never throws: a step that can't be used is left out and told in `problems`. */
export function readFrameworkFile(text: string): FrameworkFile {
  const { root, problems } = readYaml(text);
  return new FrameworkReader(text, problems).read(root);
}

class FrameworkReader {
  readonly #problems: Problems;

  constructor(text: string, problems: readonly Problem[]) {
    this.#problems = new Problems(text);
    this.#problems.list.push(...problems);
  }

  read(root: YamlNode | undefined): FrameworkFile {
    const { list } = this.#problems;
    if (!root) {
      this.#problems.add("A framework needs `id`, `title` and `steps`.", { start: 0, end: 0 });
      return { framework: undefined, problems: list };
    }
    const fields = this.#fields(root, ["id", "title", "about", "source", "steps"], "framework");
    const id = this.#id(fields.get("id"), root.range);
    const title = this.#title(fields.get("title"), root.range, "framework");
    const steps = this.#steps(fields.get("steps"), root.range);
    if (
      id === undefined ||
      title === undefined ||
      steps.length === 0 ||
      this.#hasTooManyLetters(steps, root.range)
    )
      return { framework: undefined, problems: list };
    const about = this.#optionalText(fields.get("about")) ?? "A framework of this team.";
    const source = this.#optionalText(fields.get("source")) ?? "this team";
    return { framework: { id, title, about, source, steps }, problems: list };
  }

  /** Headings are matched by a vocabulary, which has room for the letters of a few scripts. */
  #hasTooManyLetters(steps: readonly Step[], range: Range): boolean {
    const words = steps.flatMap(({ title, headings }) => [title.toLowerCase(), ...(headings.en ?? [])]);
    const letters = new Set(words.flatMap((word) => Array.from(word)));
    const isTooMany = letters.size > MOST_LETTERS;
    if (isTooMany)
      this.#problems.add(
        "The headings use too many different characters to be told apart.",
        firstLine(range),
      );
    return isTooMany;
  }

  #fields(node: YamlNode, keys: readonly string[], what: string): Map<string, YamlEntry> {
    const fields = new Map<string, YamlEntry>();
    for (const entry of this.#problems.mapping(
      node,
      `Write a ${what} as \`key: value\` lines: ${keys.join(", ")}.`,
    )) {
      if (keys.includes(entry.key)) fields.set(entry.key, entry);
      else this.#problems.unknown(entry.key, entry.keyRange, keys, `key of a ${what}`);
    }
    return fields;
  }

  #id(entry: YamlEntry | undefined, range: Range): string | undefined {
    const message = "Give the framework an `id` of small letters, digits and hyphens, such as `team-review`.";
    if (!entry) {
      this.#problems.add(message, firstLine(range));
      return undefined;
    }
    const id = this.#problems.text(entry.value, message);
    if (id === undefined) return undefined;
    if (id === NO_FRAMEWORK || knowledge.frameworks.some((framework) => framework.id === id)) {
      this.#problems.add(`The id \`${id}\` is taken by the tool itself: choose another.`, entry.value.range);
      return undefined;
    }
    if (ID.test(id) && id.length <= LONGEST_TITLE) return id;
    this.#problems.add(message, entry.value.range);
    return undefined;
  }

  #title(entry: YamlEntry | undefined, range: Range, what: string): string | undefined {
    const message = `Give the ${what} a \`title\` of at most ${LONGEST_TITLE} characters.`;
    if (!entry) {
      this.#problems.add(message, firstLine(range));
      return undefined;
    }
    const title = this.#problems.text(entry.value, message);
    if (title === undefined) return undefined;
    if (title.length <= LONGEST_TITLE && !/[\r\n]/.test(title)) return title;
    this.#problems.add(message, entry.value.range);
    return undefined;
  }

  #optionalText(entry: YamlEntry | undefined): string | undefined {
    return (
      entry && this.#problems.text(entry.value, `Write \`${entry.key}\` as a sentence, or leave it out.`)
    );
  }

  #steps(entry: YamlEntry | undefined, range: Range): Step[] {
    const message = "List the `steps` of the framework, each with a `title` and its `topics`.";
    if (entry?.value.kind !== "list" || entry.value.items.length === 0) {
      this.#problems.add(message, entry ? entry.keyRange : firstLine(range));
      return [];
    }
    const { items } = entry.value;
    if (items.length > MOST_STEPS)
      this.#problems.add(`Only the first ${MOST_STEPS} steps are read.`, entry.keyRange);
    const steps: Step[] = [];
    for (const item of items.slice(0, MOST_STEPS)) {
      const step = this.#step(item, items.length, steps);
      if (step) steps.push(step);
    }
    return steps;
  }

  #step(node: YamlNode, count: number, before: readonly Step[]): Step | undefined {
    const fields = this.#fields(node, ["id", "title", "minutes", "part", "headings", "topics"], "step");
    if (node.kind !== "mapping") return undefined;
    const title = this.#title(fields.get("title"), node.range, "step");
    const topics = this.#topics(fields.get("topics"), node.range);
    if (title === undefined || topics.length === 0) return undefined;
    const given = fields.get("id");
    const id = (given && this.#stepId(given)) ?? (slug(title) || `step-${before.length + 1}`);
    if (before.some((step) => step.id === id || step.title === title)) {
      const place = given ?? fields.get("title")!;
      this.#problems.add("Another step has this id or title: give each its own.", place.value.range);
      return undefined;
    }
    const part = this.#optionalText(fields.get("part"));
    return {
      id,
      title,
      minutes: this.#minutes(fields.get("minutes")) ?? Math.max(1, Math.round(MINUTES / count)),
      ...(part !== undefined && { part }),
      headings: { en: this.#headings(fields.get("headings")) },
      topics,
    };
  }

  #stepId({ value }: YamlEntry): string | undefined {
    const message = "Write the step's `id` in small letters, digits and hyphens, or leave it out.";
    const id = this.#problems.text(value, message);
    if (id === undefined || ID.test(id)) return id;
    this.#problems.add(message, value.range);
    return undefined;
  }

  #minutes(entry: YamlEntry | undefined): number | undefined {
    if (!entry) return undefined;
    const { value } = entry;
    const minutes = value.kind === "scalar" ? value.value : undefined;
    if (typeof minutes === "number" && Number.isInteger(minutes) && minutes >= 1 && minutes <= 10_000)
      return minutes;
    this.#problems.add("Write the time box in whole minutes, 1 or more.", value.range);
    return undefined;
  }

  /** Other headings of the step: a list, or one for each language. */
  #headings(entry: YamlEntry | undefined): string[] {
    if (!entry) return [];
    const { value } = entry;
    const lists = value.kind === "mapping" ? value.entries.map((language) => language.value) : [value];
    return lists
      .flatMap((list) =>
        this.#problems.texts(list, "List the other headings under which this step is written."),
      )
      .flatMap(({ text, range }) => {
        // Taken literally and in any case.
        const heading = text.toLowerCase().replaceAll("*", " ").replaceAll(/\s+/g, " ").trim();
        if (text.length <= LONGEST_TITLE && /[\p{L}\p{N}]/u.test(heading)) return [heading];
        this.#problems.add(`Write a heading with letters, of at most ${LONGEST_TITLE} characters.`, range);
        return [];
      });
  }

  #topics(entry: YamlEntry | undefined, range: Range): StepTopic[] {
    const message = "List the `topics` that the step covers, by their ids.";
    if (entry?.value.kind !== "list" || entry.value.items.length === 0) {
      this.#problems.add(message, entry ? entry.keyRange : firstLine(range));
      return [];
    }
    return entry.value.items.flatMap((item) => this.#topic(item) ?? []);
  }

  /** A topic by its id alone, or with what the framework says of it. */
  #topic(node: YamlNode): StepTopic | undefined {
    const isShort = node.kind === "scalar";
    const fields = isShort
      ? new Map<string, YamlEntry>()
      : this.#fields(node, ["topic", "optional", "ask", "require"], "topic");
    const named = isShort ? node : fields.get("topic")?.value;
    if (!named) {
      this.#problems.add("Name the `topic` by its id.", firstLine(node.range));
      return undefined;
    }
    const id = this.#problems.choice(
      named,
      knowledge.topics.map((topic) => topic.id),
      "topic",
    );
    if (id === undefined) return undefined;
    const { slots } = knowledge.topics.find((topic) => topic.id === id)!;
    const ask = fields.get("ask");
    const asked = ask && this.#problems.texts(ask.value, "List the questions that this step asks.");
    const require = this.#required(fields.get("require"), slots);
    return {
      topic: id,
      optional: this.#isOptional(fields.get("optional")),
      ask:
        asked && asked.length > 0
          ? asked.map(({ text }) => text.replaceAll("-->", "->"))
          : standardQuestions(slots),
      ...(require.length > 0 && { require }),
    };
  }

  #isOptional(entry: YamlEntry | undefined): boolean {
    if (!entry) return false;
    const { value } = entry;
    if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
    this.#problems.add("Write `optional: true` for a topic that is welcome but not missed.", value.range);
    return false;
  }

  #required(entry: YamlEntry | undefined, slots: readonly Slot[]): string[] {
    if (!entry) return [];
    const ids = slots.map(({ id }) => id);
    const named = this.#problems.texts(entry.value, `List what must be filled: ${ids.join(", ")}.`);
    return named.flatMap(({ text, range }) => {
      if (ids.includes(text)) return [text];
      this.#problems.unknown(text, range, ids, "slot");
      return [];
    });
  }
}

function standardQuestions(slots: readonly Slot[]): string[] {
  const asked = slots.filter(({ supporting }) => !supporting).map(({ ask }) => ask);
  return asked.length > 0 ? asked : [slots[0]!.ask];
}

/** A title as an id; titles in other scripts keep their letters. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

/** What is left out has no place of its own: the beginning of what it is missing from. */
function firstLine({ start, end }: Range): Range {
  return { start, end: Math.min(end, start + 1) };
}
