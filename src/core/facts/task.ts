import { knowledge } from "../knowledge/index";
import type { Task } from "../knowledge/types";

/** Which learning problem a design is about. */
export interface TaskReading {
  /** Undefined where nothing tells it. */
  readonly task: Task | undefined;
  readonly source: "declared" | "told" | "unknown";
  /** Whether it is declared, or told often and by far the most. */
  readonly isCertain: boolean;
  /** The other tasks that the text has words for: stages and heads of the same system. */
  readonly others: readonly Task[];
  /** The text says that its classes are imbalanced, or the task always is. */
  readonly isImbalanced: boolean;
}

/** A heading or the framing says more than a mention elsewhere. */
const PLAIN = 3;
/** One mention in passing tells nothing. */
const FEWEST_VOTES = 2;

/** Fewer words leave doubt where there are words for another task, as do half as many for that. */
const CERTAIN_VOTES = 4;
const CERTAIN_LEAD = 2;

/** The words for learning problems that a document uses, counted. */
export class TaskVotes {
  saysImbalanced = false;
  readonly #votes = new Map<Task, number>();
  /** By task those that a sentence tells beside it: stages and heads of one system. */
  readonly #beside = new Map<Task, Set<Task>>();

  /** @param isPlain Whether they stand in a heading or where the task is framed. */
  add(tasks: readonly Task[], isPlain: boolean): void {
    for (const task of tasks) {
      this.#votes.set(task, (this.#votes.get(task) ?? 0) + (isPlain ? PLAIN : 1));
      const beside = this.#beside.get(task) ?? new Set();
      for (const other of tasks) beside.add(other);
      this.#beside.set(task, beside);
    }
  }

  /** The task that most words tell; of equals the more special. */
  winner(): Task | undefined {
    let best: Task | undefined;
    let most = FEWEST_VOTES - 1;
    for (const task of knowledge.tasks) {
      const votes = this.#votes.get(task) ?? 0;
      if (votes > most) [best, most] = [task, votes];
    }
    return best;
  }

  /** Whether a task is told often, and by far more words than any other. */
  isPlain(task: Task): boolean {
    const votes = this.#votes.get(task) ?? 0;
    const most = Math.max(0, ...this.others(task).map((other) => this.#votes.get(other)!));
    if (most === 0) return votes >= FEWEST_VOTES;
    return votes >= CERTAIN_VOTES && votes >= CERTAIN_LEAD * most;
  }

  /** The tasks beside one that are more than mentioned in passing: often, or in a sentence that tells it too. */
  others(than: Task | undefined): Task[] {
    const beside = than && this.#beside.get(than);
    const isTold = (task: Task): boolean =>
      this.#votes.get(task)! >= FEWEST_VOTES || (beside?.has(task) ?? false);
    return [...this.#votes.keys()].filter((task) => task !== than && isTold(task));
  }
}

/** The declared task, else the one that the text tells. */
export function readTask(votes: TaskVotes, declared: string | undefined): TaskReading {
  const named = knowledge.tasks.find(({ id }) => id === declared);
  const task = named ?? votes.winner();
  return {
    task,
    isCertain: named !== undefined || (task !== undefined && votes.isPlain(task)),
    others: votes.others(task),
    source: named ? "declared" : task ? "told" : "unknown",
    isImbalanced: votes.saysImbalanced || (task?.imbalanced ?? false),
  };
}
