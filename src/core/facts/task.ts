import { knowledge } from "../knowledge/index";
import type { Task } from "../knowledge/types";

/** Which learning problem a design is about. */
export interface TaskReading {
  /** Undefined where nothing tells it. */
  readonly task: Task | undefined;
  readonly source: "declared" | "told" | "unknown";
  /** The text says that its classes are imbalanced, or the task always is. */
  readonly isImbalanced: boolean;
}

/** A heading or the framing says more than a mention elsewhere. */
const PLAIN = 3;
/** One mention in passing tells nothing. */
const FEWEST_VOTES = 2;

/** The words for learning problems that a document uses, counted. */
export class TaskVotes {
  saysImbalanced = false;
  readonly #votes = new Map<Task, number>();

  /** @param isPlain Whether they stand in a heading or where the task is framed. */
  add(tasks: readonly Task[], isPlain: boolean): void {
    for (const task of tasks) this.#votes.set(task, (this.#votes.get(task) ?? 0) + (isPlain ? PLAIN : 1));
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
}

/** The declared task, else the one that the text tells. */
export function readTask(votes: TaskVotes, declared: string | undefined): TaskReading {
  const named = knowledge.tasks.find(({ id }) => id === declared);
  const task = named ?? votes.winner();
  return {
    task,
    source: named ? "declared" : task ? "told" : "unknown",
    isImbalanced: votes.saysImbalanced || (task?.imbalanced ?? false),
  };
}
