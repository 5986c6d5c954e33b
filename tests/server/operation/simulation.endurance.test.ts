import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import { simulateProgramme } from '../../../server/operation/simulation/programme.ts';
import { startApplication } from '../application.ts';

const PATIENCE = 60_000;

/** Everything that a simulated district of a seed has answered, wherever the sealer has moved it. */
async function answersOfSeed(seed: number) {
  const opora = await startApplication();
  const made = await simulateProgramme(opora.services, 8, seededRandom(seed));
  const { rows } = await sql<{ school: number; id: string; answers: string }>`
    select school_id as school, id::text, encode(answers, 'hex') as answers from inbox
    union all select school_id, id::text, encode(answers, 'hex') from submission order by id`.execute(
    opora.services.db,
  );
  await opora.stop();
  return { made, rows };
}

it(
  'the same seed gives the same answers, another seed others',
  async () => {
    const [first, again, other] = [await answersOfSeed(3), await answersOfSeed(3), await answersOfSeed(4)];
    expect(first.made).toMatchObject({ schools: 8, surveyed: 8, answers: first.rows.length });
    expect(again).toEqual(first);
    expect(other.rows).not.toEqual(first.rows);
  },
  PATIENCE,
);
