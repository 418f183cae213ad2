import { intervalOf } from "../knowledge/intervals";
import type { Metric } from "../knowledge/types";
import type { Quantity } from "./quantities";
import type { WordMatch } from "./words";

/** How many characters "and" and a comma take between two metrics said in one breath. */
const JOINT = 5;

/** The metrics that a sentence names, and which values it holds: worked out once, however many there are. */
export class NamedMetrics {
  readonly #matches: readonly WordMatch[];
  readonly #named: ReadonlySet<Metric>;
  readonly #hasShare: boolean;
  readonly #hasTime: boolean;
  readonly #hasOther: boolean;
  /** The least bare number. */
  readonly #least: number | undefined;

  /** @param matches Words in the order of the text. */
  constructor(matches: readonly WordMatch[], quantities: readonly Quantity[]) {
    this.#matches = matches.filter(({ meaning }) => meaning.kind === "metric");
    this.#named = new Set(
      this.#matches.flatMap(({ meaning }) => (meaning.kind === "metric" ? [meaning.metric] : [])),
    );
    for (const { dimension, high } of quantities)
      if (dimension === "none") this.#least = Math.min(this.#least ?? high, high);
    this.#hasShare = quantities.some(({ dimension }) => dimension === "ratio");
    this.#hasTime = quantities.some(({ dimension }) => dimension === "time");
    this.#hasOther = quantities.some(({ dimension }) => dimension !== "time");
  }

  /** "The primary metric is RMSE": whether another than one is named. */
  hasAnother(metric: Metric): boolean {
    return this.#named.size > (this.#named.has(metric) ? 1 : 0);
  }

  /** "precision and recall", "precision, recall": whether another stands beside one, a word of three letters apart at most. */
  isJoined({ start, end }: WordMatch): boolean {
    let low = 0;
    let high = this.#matches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#matches[middle]!.start < end) low = middle + 1;
      else high = middle;
    }
    const next = this.#matches[low];
    if (next && next.start > end && next.start - end <= JOINT) return true;
    while (low > 0 && this.#matches[low - 1]!.end > start) low--;
    const last = this.#matches[low - 1];
    return last !== undefined && start > last.end && start - last.end <= JOINT;
  }

  /** Whether a figure may be a value of one: "retention 30 days" is how long something is kept. */
  hasValueOf(metric: Metric): boolean {
    const { high: most } = intervalOf(metric);
    if (this.#hasShare || (this.#least !== undefined && this.#least <= most)) return true;
    return most > 1 && (this.#hasOther || (this.#hasTime && metric.classes[0] === "system"));
  }
}
