import { readFileSync } from "node:fs";

/** Reads a file with one JSON object a line. */
export function readLines<Row>(file: string): Row[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Row);
}
