import type { Calculation } from "../calculation";
import { placeOf, writtenText, type Stated } from "../roles/stated";

/**
 * A quantity that is stated with two values.
 * @param name What a message calls it.
 * @param first The value that it is held against.
 * @param other The value at which a finding is shown.
 */
export function contradiction(name: string, first: Stated, other: Stated): Calculation {
  const { high: value, dimension, unit, per } = other.quantity;
  return {
    kind: "contradiction",
    verdict: "disagrees",
    formula: `${name} is ${writtenText(other)}`,
    result: { value, dimension, unit, per },
    inputs: [other],
    stated: first,
    range: placeOf(other),
  };
}

/**
 * The same, where only words, or the numbers beside, tell the two to be one quantity.
 * @param name What a message calls it.
 */
export function retelling(name: string, first: Stated, other: Stated): Calculation {
  return {
    ...contradiction(name, first, other),
    kind: "retelling",
    data: { here: writtenText(other), name },
  };
}
