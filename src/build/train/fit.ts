/** What is learned from: the numbers of the signs that a unit has, and the classes that it is of. */
export interface Example {
  readonly signs: readonly number[];
  readonly classes: readonly boolean[];
}

/** By class the log-odds of a unit without any sign, and by sign and class what a sign adds to it. */
export interface Model {
  readonly biases: Float64Array;
  readonly weights: Float64Array;
}

/** How fast a weight moves at first, and how soon it moves slower. */
const RATE = 0.1;
const SMOOTHING = 1;
/** What is added to a weight's price: by its size, which keeps rare signs at nothing, and by its square. */
const LASSO = 1;
const RIDGE = 5;
const PASSES = 25;

/**
 * One logistic regression for each class, by FTRL-Proximal (McMahan et al., "Ad click prediction: a view from the
 * trenches", 2013): examples are taken one by one in the order given, so that the same examples give the same model,
 * and most weights stay zero.
 */
export function fit(examples: readonly Example[], signs: number, classes: number): Model {
  // The last row is that of the bias, a sign that every example has and that costs nothing.
  const bias = signs;
  const sums = new Float64Array((signs + 1) * classes);
  const squares = new Float64Array((signs + 1) * classes);
  const weights = new Float64Array((signs + 1) * classes);
  const scores = new Float64Array(classes);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const { signs: own, classes: wanted } of examples) {
      scores.fill(0);
      for (const sign of [...own, bias])
        for (let one = 0; one < classes; one++) scores[one]! += weights[sign * classes + one]!;
      for (let one = 0; one < classes; one++)
        scores[one] = 1 / (1 + Math.exp(-scores[one]!)) - (wanted[one] ? 1 : 0);
      for (const sign of [...own, bias])
        for (let one = 0; one < classes; one++) {
          const at = sign * classes + one;
          const gradient = scores[one]!;
          const square = squares[at]! + gradient * gradient;
          sums[at]! += gradient - ((Math.sqrt(square) - Math.sqrt(squares[at]!)) / RATE) * weights[at]!;
          squares[at] = square;
          weights[at] = sign === bias ? unpriced(sums[at]!, square) : priced(sums[at]!, square);
        }
    }
  }
  return { biases: weights.slice(bias * classes), weights: weights.slice(0, bias * classes) };
}

function priced(sum: number, square: number): number {
  if (Math.abs(sum) <= LASSO) return 0;
  return -(sum - Math.sign(sum) * LASSO) / ((SMOOTHING + Math.sqrt(square)) / RATE + RIDGE);
}

function unpriced(sum: number, square: number): number {
  return (-sum * RATE) / (SMOOTHING + Math.sqrt(square));
}
