/** Counts of cells (a topic of a document); "positive" is a topic that is absent: thin or missing. */
export class Tally {
  #truePositives = 0;
  #falsePositives = 0;
  #falseNegatives = 0;
  #trueNegatives = 0;
  #alike = 0;
  #comparable = 0;

  /** @param isAlike Whether all three statuses agree; undefined where the label does not tell thin from missing. */
  add(isAbsent: boolean, isSaidAbsent: boolean, isAlike: boolean | undefined): void {
    if (isAbsent && isSaidAbsent) this.#truePositives++;
    else if (isAbsent) this.#falseNegatives++;
    else if (isSaidAbsent) this.#falsePositives++;
    else this.#trueNegatives++;
    if (isAlike === undefined) return;
    this.#comparable++;
    if (isAlike) this.#alike++;
  }

  get cells(): number {
    return this.absent + this.#falsePositives + this.#trueNegatives;
  }

  /** How many are absent by their labels. */
  get absent(): number {
    return this.#truePositives + this.#falseNegatives;
  }

  get precision(): number {
    return ratio(this.#truePositives, this.#truePositives + this.#falsePositives);
  }

  get recall(): number {
    return ratio(this.#truePositives, this.absent);
  }

  get f1(): number {
    return ratio(
      2 * this.#truePositives,
      2 * this.#truePositives + this.#falsePositives + this.#falseNegatives,
    );
  }

  /** Cohen's kappa of present or not: the agreement beyond chance. */
  get kappa(): number {
    const { cells, absent } = this;
    if (cells === 0) return 1;
    const saidAbsent = this.#truePositives + this.#falsePositives;
    const agreement = (this.#truePositives + this.#trueNegatives) / cells;
    const chance = (saidAbsent * absent + (cells - saidAbsent) * (cells - absent)) / cells ** 2;
    return chance === 1 ? 1 : (agreement - chance) / (1 - chance);
  }

  /** The share of cells where present, thin and missing agree. */
  get threeWay(): number {
    return ratio(this.#alike, this.#comparable);
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
