/** What the pages expect of an address against what its route says that it sends: `getJson<Type>(path)` is checked here, as no compiler can. */
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../architecture/sources.ts';
import { startApplication, type TestApplication } from './application.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

type Call = { file: string; method: string; path: string; type: string };
type Schema = Record<string, unknown>;
type Operation = { responses?: Record<number, { content?: Record<string, { schema?: Schema }> }> };

const METHODS: Record<string, string> = {
  getJson: 'GET',
  postJson: 'POST',
  postFile: 'POST',
  putJson: 'PUT',
  putFile: 'PUT',
};

/** `sendJson` names its method itself. An address is a literal, a name that stands for one, or a function's call. */
const CALL =
  /\b(getJson|postJson|postFile|putJson|putFile|sendJson)<([^>(]+(?:<[^>]*>)?)>\(\s*(?:'(\w+)',\s*)?(`(?:[^`$]|\$\{(?:[^{}`]|`[^`]*`)*\})*`|'[^']*'|\w+(?:\([^()]*\))?)/g;

let opora: TestApplication;
/** By "METHOD /address/with/:parameters": the schema of a good answer. */
const sent = new Map<string, Schema | null>();

beforeAll(async () => {
  opora = await startApplication();
  for (const [address, methods] of Object.entries(opora.app.swagger().paths ?? {})) {
    const url = address.replaceAll(/\{(\w+)\}/g, ':$1');
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      const { 200: found, 201: made, 202: asked } = operation.responses ?? {};
      sent.set(
        `${method.toUpperCase()} ${url}`,
        (found ?? made ?? asked)?.content?.['application/json']?.schema ?? null,
      );
    }
  }
});
afterAll(() => opora.stop());

const pages = sources.filter(({ path, room }) => room === 'client' && path !== 'client/api/request.ts');
const texts = new Map(pages.map(({ path }) => [path, readFileSync(join(PROJECT, path), 'utf8')]));

/** What an import of any kind of register begins with: `/api/register/schools`, `/api/accounts` … */
// biome-ignore lint/suspicious/noTemplateCurlyInString: as it stands in the sources
const ANY_KIND = '${endpoint}';

/** What a constant or a function of the client gives as an address: that of the same file, or one that is exported. */
function templateOf(text: string, name: string): string {
  const given = String.raw`('[^']*'|\`[^\`]*\`)`;
  const own = new RegExp(
    `(?:const ${name} = (?:\\([^)]*\\)[^=]*=> )?|function ${name}\\([^)]*\\)[^{]*\\{\\s*return )${given}`,
  );
  const found = text.match(own) ?? [...texts.values()].map((other) => other.match(own)).find(Boolean);
  if (!found) throw new Error(`no address is named ${name}`);
  return found[1].slice(1, -1);
}

/** The address that stands in a call, `${…}` left in it. */
function literalOf(text: string, expression: string): string {
  if (/^['`]/.test(expression)) return expression.slice(1, -1);
  const [, name = '', last] = expression.match(/^(\w+)(?:\(.*?(?:['`]([^'`]*)['`])?\))?/) ?? [];
  return templateOf(text, name).replace(/\$\{route\}/, last ?? '');
}

/** An address as the routes write it, with `*` for each value put in. */
function patternOf(text: string, expression: string): string {
  const literal = literalOf(text, expression)
    .replace(ANY_KIND, '*')
    .replace(/^\$\{(\w+)(?:\([^)]*\))?\}/, (_, name: string) => templateOf(text, name));
  return literal.replaceAll(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, '*').replace(/\?.*$/, '');
}

function findCalls(): Call[] {
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(CALL)].map(([, name = '', type = '', named, expression = '']) => {
      return { file, method: named ?? METHODS[name] ?? '', path: patternOf(text, expression), type };
    }),
  );
}

/** Whether an address of the client can be that of a route; a value at its end may be the query. */
function matches(path: string, url: string): boolean {
  if (path.startsWith('*')) return url.endsWith(path.slice(1));
  const asked = path.split('/');
  const own = url.split('/');
  return (
    asked.length === own.length &&
    own.every((piece, n) => piece.startsWith(':') || asked[n] === '*' || asked[n]?.replace(/\*$/, '') === piece)
  );
}

/** The schema that a type of the client is made from, which has the same name in the same file. */
async function schemaOf({ file, type }: Call): Promise<Schema | undefined> {
  const text = texts.get(file) ?? '';
  const alias = text.match(new RegExp(`type ${type} = (.+);`))?.[1] ?? type;
  const name = alias.match(/^Static<typeof (\w+)>$/)?.[1] ?? alias;
  const found = text.match(new RegExp(`import type \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`));
  if (!found) return undefined;
  const module = (await import(join(PROJECT, posix.dirname(file), found[1]))) as Record<string, Schema>;
  return module[name];
}

/** A schema as OpenAPI writes it: a constant is a list of one, names that only follow a pattern are further ones. */
function canonical(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(canonical);
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (key === 'const') return ['enum', [value]];
    if (key === 'patternProperties') return ['additionalProperties', canonical(Object.values(value as object)[0])];
    return [key, canonical(value)];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const calls = findCalls();

describe('what the pages take from the server', () => {
  it('is found in the sources, but for a call whose address comes with its method', () => {
    const all = [...texts.values()].flatMap((text) => [
      ...text.matchAll(/\b(get|post|put|send)(Json|File)<.*?>\((?!\.\.\.)/gs),
    ]);
    expect(calls.length).toBe(all.length);
    expect(calls.length).toBeGreaterThan(90);
  });

  it.each(calls.map((call) => [`${call.method} ${call.path} in ${call.file}`, call] as const))(
    '%s',
    async (_, call) => {
      const routes = [...sent].filter(([route]) => {
        const [method, url] = route.split(' ');
        return method === call.method && matches(call.path, url);
      });
      expect(routes.map(([route]) => route)).not.toEqual([]);
      const expected = await schemaOf(call);
      expect(expected, `no schema is named ${call.type}`).toBeDefined();
      expect(routes.map(([, schema]) => canonical(schema))).toContainEqual(canonical(expected));
    },
  );
});
