/** In a thread, whose memory nobody else shares: how many keys a server holds while it encrypts, and after it has forgotten them. */
import { createSecretKey } from 'node:crypto';
import { mock } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { Kysely, PostgresDialect } from 'kysely';
import { createCampaignKeys } from '../../../server/answering/envelopes/keys.ts';
import { createPool } from '../../../server/ground/db/connect.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { openKeyFolder } from '../../../server/ground/key-folder.ts';

export type HeldKeysTask = { connectionString: string; keyFolder: string; campaignId: number };

const { campaignId, connectionString, keyFolder }: HeldKeysTask = workerData;
const sample = createSecretKey(Buffer.alloc(1));
const count = () => queryObjects(sample.constructor as () => void, { format: 'count' }) as unknown as number;

const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: createPool({ connectionString }) }) });
const keys = createCampaignKeys(db, openKeyFolder(keyFolder), () => '2026-06-01');
// What the first query loads is there before anything is counted.
await db.selectFrom('campaign').select('id').execute();
const before = count();
mock.timers.enable({ apis: ['setTimeout'] });
await keys.writing(campaignId);
const held = count();
mock.timers.tick(60_000);
mock.timers.reset();
await pause(20);
parentPort?.postMessage([held - before, count() - before]);
await db.destroy();
