import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../server/ground/db/connect.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { loadContent } from '../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../dataFolder.ts';
import { askDemo, startServer, stopServer } from '../process.ts';

/** Answers received in the cell of a link. */
async function countReceived(db: Kysely<Database>, code: string): Promise<number> {
  const { received } = await db
    .selectFrom('survey_link')
    .innerJoin('cell_count', (join) =>
      join
        .onRef('cell_count.school_id', '=', 'survey_link.school_id')
        .onRef('cell_count.campaign_id', '=', 'survey_link.campaign_id')
        .onRef('cell_count.audience', '=', 'survey_link.audience')
        .onRef('cell_count.grade', '=', 'survey_link.grade'),
    )
    .select('cell_count.received')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return received;
}

/** Sends until the server dies; returns the ids that were acknowledged. */
async function sendUntilDeath(url: string, code: string, answers: object, kill: () => void, after: number) {
  const acknowledged: string[] = [];
  let stop = false;
  const worker = async () => {
    while (!stop) {
      const id = randomUUID();
      try {
        const response = await fetch(`${url}/api/survey/${code}/submissions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id, answers }),
        });
        if (response.status === 201) acknowledged.push(id);
        if (acknowledged.length === after) kill();
      } catch {
        stop = true;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return acknowledged;
}

it('keeps every acknowledged answer once after kill -9 in the middle of a run', async () => {
  const dataFolder = await makeDataFolder();
  const first = await startServer(dataFolder);
  const { links, url } = await askDemo(dataFolder);
  const link = links.find(({ audience }) => audience === 'student');
  if (!link) throw new Error('the demo has no student link');
  const config = { databaseUrl: null, dataFolder };
  const before = await openDatabase(config, 'opora test');
  await before.db.updateTable('survey_link').set({ cap: 100_000 }).where('code', '=', link.code).execute();
  const receivedBefore = await countReceived(before.db, link.code);
  await before.close();

  const items = loadContent().questionnaires.student.items;
  const answers = Object.fromEntries(items.map(({ name }) => [name, 3]));
  const acknowledged = await sendUntilDeath(
    url,
    link.code,
    answers,
    () => process.kill(-(first.process.pid ?? 0), 'SIGKILL'),
    200,
  );
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);

  const second = await startServer(dataFolder);
  const { url: again } = await askDemo(dataFolder);
  const resent = await Promise.all(
    acknowledged.map((id) =>
      fetch(`${again}/api/survey/${link.code}/submissions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, answers }),
      }).then((response) => response.status),
    ),
  );
  // 200 says: known. None was lost, so none is stored anew.
  expect(new Set(resent)).toEqual(new Set([200]));
  const after = await openDatabase(config, 'opora test');
  const received = await countReceived(after.db, link.code);
  // What was committed but not acknowledged at the moment of death may be there too: at most the eight under way.
  expect(received - receivedBefore).toBeGreaterThanOrEqual(acknowledged.length);
  expect(received - receivedBefore).toBeLessThanOrEqual(acknowledged.length + 8);
  await after.close();
  await stopServer(second);
  await removeDataFolder(dataFolder);
}, 120_000);
