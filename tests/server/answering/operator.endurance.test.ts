/**
 * The operator: whoever runs the server and has its source, dumps the whole database after every single answer, knows the order
 * in which codes were used and cards were printed, and tries to pair codes with sealed answers. Whoever is drawn into a batch of
 * five from ten is guessed rightly one time in ten; over 200 campaigns the operator must do no better than that, by the exact
 * probability. Without the mixing or without the encryption the same operator must be caught.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import type { CampaignKeys } from '../../../server/answering/envelopes/keys.ts';
import { type Draw, type Mixing, mixCampaign } from '../../../server/answering/sealing/mix.ts';
import { putSubmissions, takeOut } from '../../../server/answering/sealing/store.ts';
import { createBatcher } from '../../../server/answering/submissions/batcher.ts';
import type { CellKey } from '../../../server/answering/submissions/cell.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { makeWorld } from '../world.ts';

const CAMPAIGNS = 200;
const PEOPLE = 10;
const BATCH = 5;
/** How rare a run must be to count as found out. */
const LEVEL = 1e-6;

let opora: TestApplication;
beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

type Row = { id: string; content: Buffer; xmin: number; place: number };
type Dump = { inbox: Row[]; submission: Row[] };

async function dump({ campaignId, schoolId }: CellKey): Promise<Dump> {
  const read = async (table: 'inbox' | 'submission', column: string): Promise<Row[]> => {
    const { rows } = await sql<{ id: string; content: Buffer; xmin: string; ctid: string }>`
      select id::text, ${sql.ref(column)} as content, xmin::text, ctid::text from ${sql.table(table)}
      where campaign_id = ${campaignId} and school_id = ${schoolId}`.execute(opora.services.db);
    return rows.map(({ content, ctid, id, xmin }) => {
      const [page, line] = ctid.slice(1, -1).split(',').map(Number);
      return { id, content, xmin: Number(xmin), place: page * 1000 + line };
    });
  };
  return { inbox: await read('inbox', 'sealed'), submission: await read('submission', 'answers') };
}

/** Who is behind each sealed row, by what the operator believes: an attack gives a person's number for a row, or nothing. */
type Attack = (row: Row, index: number, dumps: Dump[]) => number | undefined;

/** After whose answer a row first lay in the inbox. */
const firstSeen = (dumps: Dump[], like: (row: Row) => boolean): number | undefined => {
  const at = dumps.findIndex(({ inbox }) => inbox.some(like));
  return at < 0 ? undefined : at;
};

const ATTACKS: Record<string, { sort: (a: Row, b: Row) => number; attack: Attack }> = {
  'the row that waited says what was answered': {
    sort: (a, b) => a.place - b.place,
    attack: (row, _, dumps) => firstSeen(dumps, ({ content }) => content.includes(row.content)),
  },
  'the id goes along': {
    sort: (a, b) => a.place - b.place,
    attack: (row, _, dumps) => firstSeen(dumps, ({ id }) => id === row.id),
  },
  'who came first left first, in the order on the disk': {
    sort: (a, b) => a.place - b.place,
    attack: (_, index) => index,
  },
  'who came first left first, in the order of ids': {
    sort: (a, b) => (a.id < b.id ? -1 : 1),
    attack: (_, index) => index,
  },
  'who came first left first, in the order of transactions': {
    sort: (a, b) => a.xmin - b.xmin || a.place - b.place,
    attack: (_, index) => index,
  },
  'it left right after it came': {
    sort: (a, b) => a.place - b.place,
    attack: ({ id }, _, dumps) => {
      const at = dumps.findIndex(({ submission }) => submission.some((row) => row.id === id));
      return at > 0 ? at - 1 : undefined;
    },
  },
  'who came last left first': { sort: (a, b) => a.place - b.place, attack: (_, index) => PEOPLE - 1 - index },
};

/** What moves answers on, after every single one that came. */
type Move = (mixing: Mixing, cell: CellKey) => Promise<unknown>;

/** Ten people answer one after another by tickets, five are sealed. @returns of each attack how many pairs were right */
async function attackOnce(
  cell: CellKey,
  { keys, move, seed }: Variant & { seed: number },
): Promise<Record<string, number>> {
  const { db } = opora.services;
  const { items, plan } = await opora.services.forms.get(cell.campaignId, 'student');
  const random = seededRandom(seed);
  const draw: Draw = (limit) => Math.floor(random() * limit);
  const batcher = createBatcher({ db, keys, week: () => '2026-06-01', stored: () => undefined });
  const dumps: Dump[] = [];
  const answered: Buffer[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const answers = Uint8Array.from(items, ({ values }) => values[Math.floor(random() * values.length)]);
    await batcher.submit({ ...cell, code: null, id: `ticket ${seed} ${person}`, answers, doubtful: false });
    answered.push(Buffer.from(answers));
    dumps.push(await dump(cell));
    await move({ db, keys, plans: () => plan, draw }, cell);
  }
  dumps.push(await dump(cell));
  const { submission } = dumps[PEOPLE];
  return Object.fromEntries(
    Object.entries(ATTACKS).map(([name, { attack, sort }]) => {
      const rows = submission.toSorted(sort);
      const right = rows.filter((row, index) => answered[attack(row, index, dumps) ?? -1]?.equals(row.content));
      return [name, right.length];
    }),
  );
}

type Variant = { keys: CampaignKeys; move: Move };

async function attackAll(variant: Variant): Promise<Map<string, number>> {
  const total = new Map<string, number>();
  const { campaignId, schoolIds } = await makeWorld(opora.services, CAMPAIGNS);
  for (const [seed, schoolId] of schoolIds.entries()) {
    const right = await attackOnce(
      { campaignId, schoolId, audience: 'student', grade: 6 },
      { ...variant, seed: seed + 1 },
    );
    for (const [name, n] of Object.entries(right)) total.set(name, (total.get(name) ?? 0) + n);
  }
  return total;
}

/**
 * The chance that guessing within the pool is right at least so often over all campaigns. In one campaign five guesses name five
 * of ten people: the distribution of hits is exact, by inclusion and exclusion, and the sum over campaigns is its convolution.
 */
function chanceOfAtLeast(hits: number): number {
  const one = Array.from({ length: BATCH + 1 }, (_, k) => hitProbability(k));
  let sum = [1];
  for (let campaign = 0; campaign < CAMPAIGNS; campaign++) {
    const next = new Array<number>(sum.length + BATCH).fill(0);
    for (const [i, p] of sum.entries()) for (const [k, q] of one.entries()) next[i + k] += p * q;
    sum = next;
  }
  return sum.slice(hits).reduce((a, b) => a + b, 0);
}

/** That exactly k of five rows, each drawn without repetition from ten people, are those guessed for them. */
function hitProbability(k: number): number {
  let p = 0;
  for (let j = k; j <= BATCH; j++) {
    const placed = choose(BATCH, j) / fallingFactorial(PEOPLE, j);
    p += (j - k) % 2 === 0 ? choose(j, k) * placed : -choose(j, k) * placed;
  }
  return p;
}
const fallingFactorial = (n: number, k: number): number => (k === 0 ? 1 : n * fallingFactorial(n - 1, k - 1));
const choose = (n: number, k: number): number => fallingFactorial(n, k) / fallingFactorial(k, k);

describe('the operator', () => {
  it('counts chances rightly', () => {
    expect(Array.from({ length: BATCH + 1 }, (_, k) => hitProbability(k)).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(chanceOfAtLeast(0)).toBeCloseTo(1, 9);
    expect(chanceOfAtLeast(100)).toBeGreaterThan(0.4);
    expect(chanceOfAtLeast(160)).toBeLessThan(LEVEL);
  });

  const mix: Move = (mixing, { campaignId }) => mixCampaign(mixing, campaignId);

  it('pairs codes with answers no better than by guessing within the pool', async () => {
    const found = await attackAll({ keys: opora.services.campaignKeys, move: mix });
    expect(found.size).toBe(Object.keys(ATTACKS).length);
    for (const [name, right] of found)
      expect(chanceOfAtLeast(right), `${name}: ${right} of ${CAMPAIGNS * BATCH}`).toBeGreaterThan(LEVEL);
  }, 120_000);

  it('would be found out without the mixing', async () => {
    const found = await attackAll({ keys: opora.services.campaignKeys, move: moveAtOnce });
    expect(Math.min(...[...found.values()].map(chanceOfAtLeast))).toBeLessThan(LEVEL);
  }, 120_000);

  it('would be found out without the encryption', async () => {
    const found = await attackAll({ keys: withoutEncryption(opora.services.campaignKeys), move: mix });
    expect(Math.min(...[...found.values()].map(chanceOfAtLeast))).toBeLessThan(LEVEL);
  }, 120_000);
});

/** Without a pool: what has come moves on by itself. */
async function moveAtOnce({ db, keys }: Mixing, cell: CellKey): Promise<void> {
  const reading = await keys.reading(cell.campaignId);
  const sets = await Promise.all((await takeOut(db, [cell])).flat().map((row) => reading.open(cell, row)));
  await putSubmissions(
    db,
    sets.map((set) => ({ cell, set })),
  );
}

/** Answers wait as they are. */
function withoutEncryption(keys: CampaignKeys): CampaignKeys {
  return {
    ...keys,
    async writing(campaignId) {
      const writing = await keys.writing(campaignId);
      return (
        writing && {
          digest: writing.digest,
          seal: (cell, set) => ({
            keyId: writing.seal(cell, set).keyId,
            sealed: Buffer.from([Number(set.doubtful), ...set.answers]),
          }),
        }
      );
    },
    reading: async () => ({
      open: async (_, { sealed }) => ({ doubtful: sealed[0] === 1, answers: sealed.subarray(1) }),
    }),
  };
}
