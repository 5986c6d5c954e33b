/** Reads one JSON file by its schema and reports every fault by file, path, value and what is expected. */
import { readFileSync } from 'node:fs';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { type ContentFault, shown } from './fault.ts';
import { expected, expectedType } from './fault-texts.ts';
import type { Localized } from './schema.ts';

type SchemaFault = ReturnType<typeof Value.Errors>[number];

export type Parsed = { value: unknown; faults: ContentFault[] };

/** Parses `text` as the content of `file`; on any fault `value` must not be used. */
export function parseText(file: string, text: string, schema: TSchema): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { value: undefined, faults: [syntaxFault(file, text, error)] };
  }
  return { value, faults: parseValue(file, value, schema) };
}

/** The faults of a value that did not come as JSON text, for instance of a table's row or of a form. */
export function parseValue(file: string, value: unknown, schema: TSchema): ContentFault[] {
  return [...schemaFaults(file, value, schema), ...languageFaults(file, value)];
}

/** Reads and parses a file; `path` is where it lies, `file` how messages name it. */
export function parseFile(path: string, file: string, schema: TSchema): Parsed {
  try {
    return parseText(file, readFileSync(path, 'utf8'), schema);
  } catch {
    return { value: undefined, faults: [{ file, path: '', value: '', expected: expected.file() }] };
  }
}

function syntaxFault(file: string, text: string, error: unknown): ContentFault {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '');
  if (position === null) return { file, path: '', value: '', expected: expected.jsonSomewhere() };
  const before = text.slice(0, Number(position[1])).split('\n');
  const value = shown(text.split('\n')[before.length - 1]?.trim());
  return { file, path: '', value, expected: expected.json(before.length, before.at(-1)!.length + 1) };
}

function schemaFaults(file: string, value: unknown, schema: TSchema): ContentFault[] {
  const errors = Value.Errors(schema, value);
  const faults: ContentFault[] = [];
  for (const error of errors) {
    if (error.keyword === 'anyOf') faults.push(unionFault(file, value, error, errors));
    // Each of the properties is told by itself.
    else if (error.keyword === 'additionalProperties') continue;
    else if (!insideUnion(error)) faults.push(...plainFaults(file, value, error));
  }
  return faults;
}

function insideUnion(error: SchemaFault): boolean {
  return /\/anyOf\//.test(error.schemaPath);
}

function unionFault(file: string, root: unknown, error: SchemaFault, all: SchemaFault[]): ContentFault {
  const branches = all.filter((other) => other.schemaPath.startsWith(`${error.schemaPath}/anyOf/`));
  const allowed = branches.map((branch) =>
    branch.keyword === 'const' ? JSON.stringify(branch.params.allowedValue) : branchWords(branch),
  );
  const list = [...new Set(allowed)].join(', ');
  return fault(file, root, error.instancePath, list === '' ? expected.shape() : expected.oneOf(list));
}

function branchWords(branch: SchemaFault): string {
  const { params } = branch as { params: Record<string, unknown> };
  return String(params.type ?? params.limit ?? branch.keyword);
}

function plainFaults(file: string, root: unknown, error: SchemaFault): ContentFault[] {
  const path = error.instancePath;
  if (error.keyword === 'required') {
    return error.params.requiredProperties.map((name) =>
      fault(
        file,
        root,
        `${path}/${name}`,
        name === 'ru' || name === 'en' ? expected.language(name) : expected.property(name),
      ),
    );
  }
  return [fault(file, root, path, words(error))];
}

function words(error: SchemaFault): Localized {
  const params = error.params as Record<string, never>;
  switch (error.keyword) {
    case 'type':
      return expectedType(String(params.type));
    case 'const':
      return expected.oneOf(JSON.stringify(params.allowedValue));
    case 'minLength':
      return expected.filled();
    case 'minItems':
      return expected.listLength(params.limit);
    case 'maxItems':
      return expected.listLongest(params.limit);
    case 'minimum':
      return expected.atLeast(params.limit);
    case 'maximum':
      return expected.atMost(params.limit);
    case 'exclusiveMinimum':
      return expected.moreThan(params.limit);
    case 'pattern':
      return expected.pattern(String(params.pattern));
    case 'boolean':
      return expected.unknownField();
    default:
      return { ru: error.message, en: error.message };
  }
}

/** A text that has one language must have both, also where the schema leaves the text to SurveyJS. */
function languageFaults(file: string, value: unknown): ContentFault[] {
  const faults: ContentFault[] = [];
  const visit = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const record = node as Record<string, unknown>;
    for (const [here, other] of [
      ['ru', 'en'],
      ['en', 'ru'],
    ] as const) {
      if (typeof record[here] === 'string' && isMissing(record[other])) {
        faults.push(fault(file, value, `${pointer}/${other}`, expected.language(other)));
      }
    }
    for (const [key, child] of Object.entries(record)) visit(child, `${pointer}/${key}`);
  };
  visit(value, '');
  return faults;
}

function isMissing(text: unknown): boolean {
  return text === undefined || (typeof text === 'string' && text.trim() === '');
}

function fault(file: string, root: unknown, pointer: string, words: Localized): ContentFault {
  return { file, path: readablePath(pointer), value: shown(at(root, pointer)), expected: words };
}

/** The value at a JSON pointer, or undefined. */
function at(root: unknown, pointer: string): unknown {
  let node = root;
  for (const key of pointer.split('/').slice(1)) {
    node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;
  }
  return node;
}

/** `/pages/0/title` → `pages[0].title`. */
function readablePath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}
