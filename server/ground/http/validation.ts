/**
 * What comes in, by its schema. That something is wrong is seen at the first fault; to name the faults the library walks all that was
 * sent, some 40 µs for each object of a list, so what is large is narrowed down to one member that is wrong before it is asked.
 */
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/** Members of lists and objects, all counted. */
const MOST_WALKED = 2_000;

type Error = FastifySchemaValidationError;
/** The parts of a schema by which a member is found. */
type Parts = { items?: TSchema; maxItems?: number; properties?: Record<string, TSchema> };

/** Takes bodies as they are; of addresses and headers, which are texts, it reads numbers and the like. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ httpPart, schema }) => {
  const compiled = Compile(schema);
  return (sent) => {
    const value = httpPart === 'body' ? sent : Value.Convert(schema, sent);
    return compiled.Check(value) ? { value } : { error: nameErrors(schema, value, '') };
  };
};

/** @returns the first few things that are wrong with the value; none where it is as the schema says */
export function errorsOf(schema: TSchema, value: unknown): Error[] {
  return Compile(schema).Check(value) ? [] : nameErrors(schema, value, '');
}

function nameErrors(schema: TSchema, value: unknown, path: string): Error[] {
  if (!isLarge(value)) {
    return Value.Errors(schema, value).map((error) => ({ ...error, instancePath: path + error.instancePath }));
  }
  const { items, maxItems, properties } = schema as Parts;
  if (Array.isArray(value)) {
    if (value.length > (maxItems ?? Infinity)) return [errorAt(path, `must not have more than ${maxItems} items`)];
    const own = items && Compile(items);
    const index = value.findIndex((item) => own?.Check(item) === false);
    if (items && index >= 0) return nameErrors(items, value[index], `${path}/${index}`);
  } else {
    for (const [name, own] of Object.entries(properties ?? {})) {
      const member: unknown = Object(value)[name];
      if (member !== undefined && !Compile(own).Check(member)) return nameErrors(own, member, `${path}/${name}`);
    }
  }
  return [errorAt(path, 'is not as described')];
}

const errorAt = (instancePath: string, message: string): Error => ({
  keyword: 'large',
  schemaPath: '#',
  instancePath,
  params: {},
  message,
});

function isLarge(value: unknown): boolean {
  const waiting = [value];
  for (let seen = 0; waiting.length > 0; ) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const members = Object.values(node);
    seen += members.length;
    if (seen > MOST_WALKED) return true;
    waiting.push(...members);
  }
  return false;
}
