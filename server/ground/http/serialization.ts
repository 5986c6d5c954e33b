/**
 * What goes out, by its schema: rounded first (`rounding.ts`), then written. To choose between the members of a union the library asks a validator that it makes at the first
 * answer of each route, which held the server for 50 to 200 ms; so unions that need no choosing are written without one, and the
 * validators of the others are made at the start.
 */
import build from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import { compileRounding } from './rounding.ts';

type BuiltSchema = Parameters<typeof build>[0];
/** A JSON schema as far as it is looked into. */
type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  items?: Schema | Schema[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
};

const PLAIN_TYPES = new Set(['string', 'number', 'integer', 'boolean', 'null']);

type Serializer = (value: unknown) => string;
/** By the text of the schema: routes share schemas, and whoever builds the application again in one process has all of them. */
const compiled = new Map<string, Serializer>();

export const compileSerializer: FastifySerializerCompiler<Schema> = ({ method, schema, url }) => {
  const text = JSON.stringify(schema);
  const known = compiled.get(text) ?? compile(schema, `${method} ${url}`);
  compiled.set(text, known);
  return known;
};

function compile(schema: Schema, route: string): Serializer {
  const round = compileRounding(schema, route);
  const write = build(withoutChoices(schema) as BuiltSchema, { compileValidators: true });
  return (value) => write(round(value));
}

/**
 * The schema with every union that can be written without choosing as one type: "this or null" as nullable, texts and numbers by
 * their types. The same values are written alike.
 */
export function withoutChoices(schema: Schema): Schema {
  const inner = mapInner(schema);
  if (!inner.anyOf) return inner;
  const { anyOf, ...rest } = inner;
  const members = anyOf.filter(({ type }) => type !== 'null');
  const nullable = members.length < anyOf.length && { nullable: true };
  const types = [...new Set(members.flatMap(typesOf))];
  const [only, ...others] = members;
  if (only?.type && !only.enum && only.const === undefined && others.length === 0)
    return { ...only, ...rest, ...nullable };
  if (!types.every((type) => PLAIN_TYPES.has(type))) return inner;
  if (types.length === 1) return { ...rest, type: types[0], ...nullable };
  return { ...rest, type: [...types, ...(nullable ? ['null'] : [])] };
}

/** @returns 'any' where the schema names no type, as one that holds a union */
function typesOf({ type, enum: values, anyOf }: Schema): string[] {
  if (type) return [type].flat();
  return values && !anyOf ? values.map((value) => (value === null ? 'null' : typeof value)) : ['any'];
}

function mapInner(schema: Schema): Schema {
  const mapped: Schema = { ...schema };
  // An inlined schema needs no name of its own; two readings of one name would be refused.
  delete (mapped as { $id?: string }).$id;
  // For the rounding alone, and unknown to the validators of unions.
  delete (mapped as { digits?: number }).digits;
  if (Array.isArray(schema.items)) mapped.items = schema.items.map(withoutChoices);
  else if (schema.items) mapped.items = withoutChoices(schema.items);
  if (schema.anyOf) mapped.anyOf = schema.anyOf.map(withoutChoices);
  if (schema.allOf) mapped.allOf = schema.allOf.map(withoutChoices);
  if (schema.properties) mapped.properties = mapValues(schema.properties);
  if (schema.patternProperties) mapped.patternProperties = mapValues(schema.patternProperties);
  if (typeof schema.additionalProperties === 'object') {
    mapped.additionalProperties = withoutChoices(schema.additionalProperties);
  }
  return mapped;
}

const mapValues = (schemas: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(schemas).map(([name, own]) => [name, withoutChoices(own)]));
