/** Requests made from the OpenAPI document and broken on purpose; the same seed makes the same requests. */
import { createRandom, type Random } from './random.ts';

export type FuzzedRequest = { method: string; path: string; headers: Record<string, string>; body?: string };

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  patternProperties?: Record<string, Schema>;
  $ref?: string;
};
type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};
export type OpenApi = { paths: Record<string, Record<string, Operation>> };

/** What has broken other systems: limits of numbers and texts, other types, signs with a meaning somewhere. */
const ODD: unknown[] = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'true', '2147483648', '9007199254740993', '../../etc/passwd', '%00'],
  ...[
    "' or 1=1 --",
    '{{7*7}}',
    '#{7*7}',
    '<script>alert(1)</script>',
    '\u0000',
    '\ud800',
    '🎒'.repeat(50),
    'я'.repeat(300),
  ],
  ...['2026-02-30', '0000-00-00', '9999-12-31', '=1+1', '__proto__', 'constructor', 'A'.repeat(3_000)],
  ...[0, -1, 1, 2 ** 31, 2 ** 53, -0.5, 1e308, null, true, [], {}, [[]], { a: { b: { c: [1, null] } } }],
];
const ODD_HEADERS: [string, string][] = [
  ['accept', 'text/html;q=abc'],
  ['accept-encoding', 'gzip, br, zstd, *;q=0'],
  ['content-type', 'application/json; charset=utf-7'],
  ['content-type', 'multipart/form-data'],
  ['content-type', 'multipart/form-data; boundary=x'],
  ['content-type', 'text/plain'],
  ['content-type', ';'],
  ['if-none-match', '*'],
  ['range', 'bytes=9-1'],
  ['x-forwarded-for', "'; drop table account"],
  ['cookie', 'opora.session_token=%E0%A4; __Secure-opora.session_token=a.b'],
  ['expect', '200-ok'],
  ['origin', 'null'],
  ['x-http-method-override', 'DELETE'],
];

/** @param known values that exist in the world, which reach further into a route than made-up ones */
export function createGenerator(document: OpenApi, known: Record<string, unknown[]>, seed: number) {
  const random = createRandom(seed);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const next = (): FuzzedRequest => {
    const { method, operation, path } = random.pick(operations);
    const values = (place: string) => (operation.parameters ?? []).filter((each) => each.in === place);
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const schema = values('path').find((each) => each.name === name)?.schema ?? {};
      return encodeURIComponent(textOf(makeValue(random, schema, known, name)));
    });
    const query = values('query')
      .filter(({ required }) => random.chance(required ? 0.9 : 0.4))
      .map(({ name, schema }) => `${name}=${encodeURIComponent(textOf(makeValue(random, schema, known, name)))}`);
    const headers: Record<string, string> = {};
    if (random.chance(0.15)) headers[random.pick(ODD_HEADERS)[0]] = random.pick(ODD_HEADERS)[1];
    const request = { method: random.chance(0.02) ? random.pick(['PATCH', 'OPTIONS', 'HEAD']) : method, headers };
    const address = mutate(random, query.length > 0 ? `${filled}?${query.join('&')}` : filled);
    if (method === 'GET' || method === 'DELETE') return { ...request, path: address };
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {};
    headers['content-type'] ??= 'application/json';
    return { ...request, path: address, body: bodyOf(random, makeValue(random, schema, known, 'body')) };
  };
  return { next, operations };
}

function textOf(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();
}

/** Now and then an address with a piece too many, or one that is cut or turned round. */
function mutate(random: Random, path: string): string {
  if (!random.chance(0.04)) return path;
  return random.pick([
    `${path}/`,
    `/${path}`,
    path.slice(0, -1),
    `${path}?${'a=1&'.repeat(50)}`,
    `${path}%`,
    path.toUpperCase(),
  ]);
}

function bodyOf(random: Random, value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  if (!random.chance(0.06)) return text;
  return random.pick([
    text.slice(0, -1),
    `${text}x`,
    '',
    '[',
    '{"__proto__":{"admin":true}}',
    '['.repeat(5_000),
    '"'.padEnd(70_000, 'x'),
  ]);
}

function makeValue(random: Random, schema: Schema, known: Record<string, unknown[]>, name: string): unknown {
  // Wrong codes are answered slowly on purpose, so they are few.
  if (name === 'code' && known.code && random.chance(0.99)) return random.pick(known.code);
  if (random.chance(0.12)) return random.pick(ODD);
  if (known[name] && random.chance(0.8)) return random.pick(known[name]);
  if (schema.anyOf) return makeValue(random, random.pick(schema.anyOf), known, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  if (type === 'object') return objectOf(random, schema, known);
  if (type === 'array')
    return Array.from({ length: random.below(4) }, () => makeValue(random, schema.items ?? {}, known, name));
  if (type === 'boolean') return random.chance(0.5);
  if (type === 'null') return null;
  if (type === 'number' || type === 'integer') {
    const least = schema.minimum ?? -5;
    return random.pick([
      least,
      least - 1,
      schema.maximum ?? 1_000,
      (schema.maximum ?? 1_000) + 1,
      least + random.below(12),
    ]);
  }
  if (schema.format === 'uuid') return `7c9e6679-7425-40de-944b-${String(random.below(1e12)).padStart(12, '0')}`;
  if (schema.pattern?.includes('\\d{4}-\\d{2}'))
    return random.pick(['2026-06-01', '2026-05-31', '2026-02-30', '2025-09-01']);
  return random.pick(['a', 'school', 'текст', 'x'.repeat((schema.minLength ?? 1) + random.below(20)), '2023', '6']);
}

function objectOf(
  random: Random,
  { patternProperties, properties = {}, required = [] }: Schema,
  known: Record<string, unknown[]>,
) {
  const names = Object.keys(properties).filter((name) => random.chance(required.includes(name) ? 0.95 : 0.5));
  const fields = names.map((name) => [name, makeValue(random, properties[name], known, name)]);
  const free = Object.values(patternProperties ?? {})[0];
  if (free)
    for (const name of (known.items ?? []).slice(0, random.below(6)))
      fields.push([name as string, makeValue(random, free, known, 'item')]);
  if (random.chance(0.05)) fields.push([random.pick(['extra', '__proto__', 'id']), random.pick(ODD)]);
  return Object.fromEntries(fields);
}
