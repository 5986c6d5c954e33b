/** What runs while the bench does: database, server with its worker, the floor and the load, each a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { REFRESHING } from '../../../server/answering/changed-schools/job.ts';
import { openDatabase } from '../../../server/ground/db/connect.ts';
import { migrate } from '../../../server/ground/db/migrate.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { openJobs } from '../../../server/ground/jobs/jobs.ts';
import { type Content, loadContent } from '../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../../server/dataFolder.ts';
import { startServer, stopServer } from '../../server/process.ts';
import { type Survey, seedAnswers, seedSurvey } from './district.ts';
import type { Load, LoadReport } from './load.ts';

/** A backlog of the sealer that lasts longer is part of what is measured next. */
const SETTLED_MS = 20_000;
const MARK_EVERY_MS = 200;

export type Stage = {
  content: Content;
  /** The owner's connections. */
  db: Kysely<Database>;
  quiet: Survey;
  /** The campaign that is refreshed. */
  refreshed: Survey;
  serverPort: number;
  serverPid: number;
  floorPort: number;
  fire(load: Load): Promise<LoadReport>;
  /** Waits until the worker has nothing to do. */
  settle(): Promise<void>;
  /** Answers received in all campaigns, by their counters. */
  received(): Promise<number>;
  /** Marks every school of the refreshed campaign as changed, again and again. @returns what ends it and says how often it was refreshed */
  keepRefreshing(): { stop(): Promise<number> };
  close(): Promise<void>;
};

/** @param refreshedSchools of the campaign that can be refreshed, each surveyed before */
export async function openStage(schools: number, refreshedSchools: number): Promise<Stage> {
  const dataFolder = await makeDataFolder();
  const ends: (() => Promise<unknown>)[] = [() => removeDataFolder(dataFolder)];
  const close = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    const database = await openDatabase({ databaseUrl: null, dataFolder }, 'opora bench');
    ends.push(() => database.close());
    const { db, pool } = database;
    await migrate(db);
    const { connection, db: applicationDb } = await database.openApplication();
    const content = loadContent();
    const quiet = await seedSurvey(db, content, schools);
    const refreshed = await seedSurvey(db, content, refreshedSchools, Math.min(schools, refreshedSchools));
    await seedAnswers(db, content, refreshed);
    await pool.query('analyze');
    await pool.query('create database floor');
    const server = await startServer(dataFolder, '--empty');
    ends.push(() => stopServer(server));
    const load = fork(join(import.meta.dirname, 'load.ts'), { execArgv: [] });
    const floor = fork(join(import.meta.dirname, 'floor.ts'), { execArgv: [] });
    ends.push(async () => [load, floor].forEach((child) => void child.disconnect()));
    const failed = (error: unknown): void => {
      throw error;
    };
    const jobs = await openJobs({ connection, db: applicationDb, works: 'nothing', gatherMs: 0, failed });
    ends.push(() => jobs.stop());
    return {
      content,
      db,
      quiet,
      refreshed,
      serverPort: Number(/^Opora is ready: \S+:(\d+)/m.exec(server.said())?.[1]),
      serverPid: server.process.pid ?? 0,
      floorPort: await ask<number>(floor, { ...connection, user: 'opora', database: 'floor' }),
      fire: (task) => ask<LoadReport>(load, task),
      settle: () => Promise.race([jobs.idle(), wait(SETTLED_MS, undefined, { ref: false })]),
      async received() {
        const { rows } = await sql<{ n: number }>`select coalesce(sum(received), 0)::int as n from pace`.execute(db);
        return rows[0].n;
      },
      keepRefreshing() {
        let isOver = false;
        let refreshes = 0;
        const { campaignId } = refreshed;
        const work = async (): Promise<void> => {
          let former = await firstMark(db, campaignId);
          while (!isOver) {
            await sql`insert into changed_school (campaign_id, school_id)
              select ${campaignId}, id from unnest(${refreshed.schoolIds}::int[]) as id
              where not exists (select from changed_school where campaign_id = ${campaignId})`.execute(db);
            await jobs.send(REFRESHING, { campaignId });
            await wait(MARK_EVERY_MS);
            const first = await firstMark(db, campaignId);
            if (first !== former) refreshes += 1;
            former = first;
          }
        };
        const working = work();
        return {
          async stop() {
            isOver = true;
            await working;
            return refreshes;
          },
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The oldest mark of a change that is still to be computed; every refresh takes it away. */
async function firstMark(db: Kysely<Database>, campaignId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`
    select min(id) as id from changed_school where campaign_id = ${campaignId}`.execute(db);
  return rows[0].id;
}

async function ask<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  child.send(question);
  const [answer] = await once(child, 'message');
  return answer as Answer;
}
