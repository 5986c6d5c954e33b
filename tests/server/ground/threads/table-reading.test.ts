import { describe, expect, test } from 'vitest';
import { createTableReading } from '../../../../server/ground/tables/thread-reading.ts';
import type { Trial } from './trial-reading-thread.ts';

describe('reading in a thread', () => {
  const read = createTableReading<Trial, string>(new URL('./trial-reading-thread.ts', import.meta.url), {
    seconds: 1,
    megabytes: 100,
  });
  const bytes = Buffer.from('Школа;5');

  test('gets the bytes, and gives what it makes of them', async () => {
    expect(await read({ bytes, does: 'read' })).toBe('Школа;5');
    expect(await read({ bytes: bytes.subarray(2, 4), does: 'read' })).toBe('к');
  });

  test.each([
    ['refuse', 'brokenXml', '7'],
    ['turnForEver', 'tooHeavy', ''],
    ['grow', 'tooHeavy', ''],
  ] as const)('that would %s tells why the file cannot be read', async (does, code, detail) => {
    await expect(read({ bytes, does })).rejects.toMatchObject({ name: 'TableFault', code, detail });
  });

  test('passes on what else it throws', async () => {
    await expect(read({ bytes, does: 'fail' })).rejects.toThrow(new TypeError('no such thing'));
  });
});
