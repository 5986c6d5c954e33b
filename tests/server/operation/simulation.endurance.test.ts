import { expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import { simulateProgramme } from '../../../server/operation/simulation/programme.ts';
import { startApplication } from '../application.ts';

const PATIENCE = 60_000;

/** Everything that a simulated district of a seed has answered, wherever the sealer has moved it; ids are of chance. */
async function answersOfSeed(seed: number) {
  const opora = await startApplication();
  const made = await simulateProgramme(opora.services, 8, seededRandom(seed));
  const { campaignKeys, db } = opora.services;
  const counted = await db.selectFrom('submission').select(['school_id', 'answers']).execute();
  const rows = counted.map(({ answers, school_id }) => rowOf(school_id, answers));
  for (const { audience, campaign_id, grade, key_id, school_id, sealed } of await db
    .selectFrom('inbox')
    .selectAll()
    .execute()) {
    const reading = await campaignKeys.reading(campaign_id);
    const cell = { schoolId: school_id, campaignId: campaign_id, audience, grade };
    const { answers } = await reading.open(cell, { keyId: key_id, sealed });
    rows.push(rowOf(school_id, answers));
  }
  await opora.stop();
  return { made, rows: rows.toSorted() };
}

const rowOf = (schoolId: number, answers: Uint8Array): string => `${schoolId} ${Buffer.from(answers).toString('hex')}`;

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
