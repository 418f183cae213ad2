import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { distinct, isClear, writtenText, type Stated } from "../roles/stated";
import { bytesNamed, USUAL_BYTES, USUAL_SIZE } from "../written/unsaidFactors";
import { isTimes, wordsBehind } from "./shareShapes";

const TOLERANCE = 0.3;
/** Larger ones are no vectors. */
const LARGEST = 65_536;

/** A vector that is made smaller, and how many times: "512 dimensions in float32, compressed to 64 bytes, 32x compression". */
export function compressions(ledger: Ledger): Calculation[] {
  return ledger.unitsWith("data").flatMap(([unit, stated]): Calculation[] => {
    const sizes = stated.filter(isSmallSize);
    const [size] = sizes;
    if (!size || sizes.length > 1) return [];
    const times = stated.filter((one) => isTimes(one) && isClear(one) && isOfCompression(one));
    const [factor] = times;
    if (!factor || times.length > 1 || !relationsIn(unit.text).has("compressing")) return [];
    const vector = vectorOf(ledger, size);
    if (!vector) return [];
    const ways = vector.bytes.map((bytes) => (vector.stated.quantity.low * bytes) / size.quantity.low);
    const { low, high } = factor.quantity;
    const fitting = ways.find((one) => one <= high * (1 + TOLERANCE) && one >= low / (1 + TOLERANCE));
    const value = fitting ?? ways[0]!;
    const result = { value, dimension: "ratio", unit: "times" } as const;
    const raw = amountText({ value: value * size.quantity.low, dimension: "data" });
    const formula = `${raw} ÷ ${writtenText(size)} = ${amountText(result)}`;
    return [comparison("equation", fitting !== undefined, formula, result, [vector.stated, size], factor)];
  });
}

function isOfCompression(one: Stated): boolean {
  const told = relationsIn(wordsBehind(one));
  return told.has("compressing") || told.has("fall");
}

function isSmallSize(one: Stated): boolean {
  const { dimension, per, low, high } = one.quantity;
  return dimension === "data" && !per && low === high && low > 8 && low <= LARGEST && isClear(one);
}

interface Vector {
  readonly stated: Stated;
  /** The bytes that one of its numbers may take. */
  readonly bytes: readonly number[];
}

/** The only vector of the sentence, else of the paragraph, else of the section. */
function vectorOf(ledger: Ledger, one: Stated): Vector | undefined {
  for (const circle of ledger.circles(one)) {
    const vectors = distinct(circle.filter(({ quantity }) => quantity.unit === "dimensions").filter(isClear));
    const [vector] = vectors;
    if (!vector) continue;
    if (vectors.length > 1) return undefined;
    const named = bytesNamed(vector.unit.text);
    return { stated: vector, bytes: named.length === 1 ? named : [USUAL_SIZE, ...USUAL_BYTES] };
  }
  return undefined;
}
