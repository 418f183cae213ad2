import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

export type Schema = Record<string, unknown>;

/** A schema of the package, as data. */
export function readSchema(name: string): Schema {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")) as Schema;
}

/** The validator of a schema. Strict: an unknown keyword in the schema is an error, too. */
export function validator(schema: Schema): ValidateFunction {
  return new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
}

/** The same schema, with no room for fields that it does not describe. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in copy && !("additionalProperties" in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
