/** Words that a district adds are known where files are read: in threads, which begin with the environment alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectInThread } from '../../../../server/objectivity/imports/reading.ts';

const FILE = Buffer.from('Код участника;Набрал Баллов\n7001;3\n');
const look = () => inspectInThread(FILE, { test: null, subjects: new Map(), choice: {} });
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opora-words-'));
  mkdirSync(join(folder, 'file-words'));
  writeFileSync(join(folder, 'file-words/pupil-rows.json'), JSON.stringify({ total: ['Набрал баллов'] }));
  process.env.OPORA_CONTENT = folder;
});
afterAll(() => {
  delete process.env.OPORA_CONTENT;
  rmSync(folder, { recursive: true });
});

it('a head that the district has added is known', async () => {
  expect(await look()).toMatchObject({ kind: 'pupilRows', mapping: { pupil: 0, total: 1 } });
});
