/** Kills at random of server, worker and database while people answer and files are imported. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { seededRandom } from '../../../../analytics/random.ts';
import { openDatabase } from '../../../../server/ground/db/connect.ts';
import type { Database } from '../../../../server/ground/db/schema.ts';
import { loadContent } from '../../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../../dataFolder.ts';
import { askDemo, type ServerProcess, startServer, stopServer } from '../../process.ts';
import { beginEnding, describeEnd, type EndReport, isSealed, waitForEnd } from './ending.ts';
import { answerOn, createAsker, exampleFile, importFile, signIn } from './people.ts';

const PHONES = 6;
const VICTIMS = ['server', 'worker', 'database'] as const;
/** The subjects whose results of the demo are imported again while the killing goes on. */
const SUBJECTS = ['russian', 'mathematics'];

export type DrillReport = {
  kills: Record<(typeof VICTIMS)[number], number>;
  /** Of the cell of the link: answers that were acknowledged, and how many it has received meanwhile. */
  acknowledged: number;
  received: number;
  /** What its counters say at the end, and what lies there. */
  cell: { received: number; sealed: number; inbox: number; submissions: number };
  /** Of each import: its state, its good rows, the results stored, and how often the audit says that it was confirmed. */
  imports: { state: string; good: number; results: number; confirmations: number }[];
  /** Jobs that were given up, by kind. */
  failed: string[];
  /** What the sealing for good has left. */
  end: EndReport;
  statuses: Record<number, number>;
  withoutRetryAfter: number;
};

/** @param kills how many @param seed of who dies and when */
export async function runDrill(kills: number, seed: number): Promise<DrillReport> {
  const dataFolder = await makeDataFolder();
  const random = seededRandom(seed);
  let server = await startServer(dataFolder);
  let isOver = false;
  try {
    const { accounts, links } = await askDemo(dataFolder);
    const link = links.find(({ audience }) => audience === 'student');
    const analyst = accounts.find(({ role }) => role === 'analyst');
    if (!link || !analyst) throw new Error('the demo has no student link or no analyst');
    const before = await inDatabase(dataFolder, async (db) => {
      await db.updateTable('survey_link').set({ cap: 1_000_000 }).where('code', '=', link.code).execute();
      await db.updateTable('cell').set({ roll: 1_000_000 }).execute();
      return (await cellOf(db, link.code)).received;
    });
    const asker = createAsker(() => /^Opora is ready: (\S+)/m.exec(server.said())?.[1] ?? '');
    const items = loadContent().questionnaires.student.items;
    const answers = Object.fromEntries(items.map(({ name }) => [name, 3]));
    const cookie = await signIn(asker, analyst);
    const files = await Promise.all(SUBJECTS.map((subject) => exampleFile(asker, cookie, subject)));
    const phones = Array.from({ length: PHONES }, () => answerOn(asker, link.code, answers, () => isOver));
    const imports = files.map((file) => importFile(asker, cookie, file));
    const dead: DrillReport['kills'] = { server: 0, worker: 0, database: 0 };
    for (let done = 0; done < kills; done += 1) {
      await wait(400 + 1600 * random());
      const victim = VICTIMS[Math.floor(VICTIMS.length * random())];
      dead[victim] += 1;
      if (victim === 'database') await killDatabase(dataFolder);
      if (victim === 'worker') await killWorker(server);
      if (victim === 'server') {
        process.kill(server.process.pid ?? 0, 'SIGKILL');
        server = await startServer(dataFolder);
      }
    }
    isOver = true;
    const acknowledged = new Set((await Promise.all(phones)).flat());
    const ids = await Promise.all(imports);
    const running = await inDatabase(dataFolder, async (db) => {
      await settle(db);
      const cell = await cellOf(db, link.code);
      return {
        acknowledged: acknowledged.size,
        received: cell.received - before,
        cell,
        imports: await Promise.all(ids.map((id) => importOf(db, id))),
      };
    });
    const campaignId = await inDatabase(dataFolder, (db) => campaignOf(db, link.code));
    await inDatabase(dataFolder, (db) => beginEnding(db, campaignId));
    for (let done = 0; done < Math.ceil(kills / 8); done += 1) {
      dead.database += 1;
      await killDatabase(dataFolder);
      await wait(300 + 1500 * random());
      // The worker that follows begins with a look at what is to be done.
      dead.worker += 1;
      await killWorker(server);
      await wait(300 + 1500 * random());
    }
    await waitForEnd(() => inDatabase(dataFolder, (db) => isSealed(db, campaignId)));
    return await inDatabase(dataFolder, async (db) => {
      await settle(db);
      return {
        ...running,
        kills: dead,
        end: await describeEnd(db, campaignId, `${dataFolder}-keys`),
        failed: await failedJobs(db),
        statuses: asker.statuses,
        withoutRetryAfter: asker.withoutRetryAfter,
      };
    });
  } finally {
    isOver = true;
    await stopServer(server);
    await removeDataFolder(dataFolder);
  }
}

async function inDatabase<Result>(
  dataFolder: string,
  work: (db: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  const { close, db } = await openDatabase({ databaseUrl: null, dataFolder }, 'opora test');
  try {
    return await work(db);
  } finally {
    await close();
  }
}

async function killDatabase(dataFolder: string): Promise<void> {
  // There is no such file while it is being started again after the last kill.
  const file = await readFile(join(dataFolder, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(file.split('\n')[0]);
  if (pid > 0) kill(pid);
}

async function killWorker({ process: { pid } }: ServerProcess): Promise<void> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
  for (const line of stdout.split('\n')) {
    const [own, parent, ...words] = line.trim().split(/\s+/);
    if (Number(parent) === pid && words.join(' ').includes('worker.ts')) kill(Number(own));
  }
}

/** It may have died meanwhile. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until nothing waits, not for its next try either. */
async function settle(db: Kysely<Database>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ left: number }>`select count(*)::int as left from jobs.job
      where state < 'completed' and name not like '\\_\\_pgboss%'`.execute(db);
    if (rows[0]?.left === 0) return;
    await wait(200);
  }
}

async function campaignOf(db: Kysely<Database>, code: string): Promise<number> {
  const link = db.selectFrom('survey_link').select('campaign_id').where('code', '=', code);
  return (await link.executeTakeFirstOrThrow()).campaign_id;
}

async function cellOf(db: Kysely<Database>, code: string): Promise<DrillReport['cell']> {
  const { rows } = await sql<DrillReport['cell']>`
    select count.received, cell.sealed,
      (select count(*)::int from inbox as i where (i.school_id, i.campaign_id, i.audience, i.grade)
        = (cell.school_id, cell.campaign_id, cell.audience, cell.grade)) as inbox,
      (select count(*)::int from submission as s where (s.school_id, s.campaign_id, s.audience, s.grade)
        = (cell.school_id, cell.campaign_id, cell.audience, cell.grade)) as submissions
    from cell join cell_count as count using (school_id, campaign_id, audience, grade)
    join survey_link as l using (school_id, campaign_id, audience, grade) where l.code = ${code}`.execute(db);
  if (!rows[0]) throw new Error('the link has no cell');
  return rows[0];
}

async function importOf(db: Kysely<Database>, id: number): Promise<DrillReport['imports'][number]> {
  const { rows } = await sql<DrillReport['imports'][number]>`
    select state, (preview ->> 'good')::int as good, (select count(*)::int from vpr_result where import_id = i.id) as results,
      (select count(*)::int from audit_entry where action = 'vprImport.confirm' and record_id = i.id::text) as confirmations
    from vpr_import as i where id = ${id}`.execute(db);
  if (!rows[0]) throw new Error('the import is gone');
  return rows[0];
}

async function failedJobs(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from jobs.job where state = 'failed'`.execute(db);
  return rows.map(({ name }) => name);
}
