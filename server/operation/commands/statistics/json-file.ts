/** Reads a JSON file by a schema; a fault names the file, the path and what was expected. */
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { UsageError } from '../usage-error.ts';
import { readText } from './csv-table.ts';

const SHOWN_FAULTS = 3;

/**
 * @throws UsageError when the file is not JSON or does not match the schema; the first faults are named
 */
export function readJson<Schema extends TSchema>(file: string, schema: Schema): Static<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (Value.Check(schema, value)) return value;
  const faults = Value.Errors(schema, value).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  throw new UsageError(`${file}: ${faults.slice(0, SHOWN_FAULTS).join('; ')}`);
}
