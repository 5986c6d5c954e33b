/** «Результатам можно доверять» over HTTP: read from the findings, met where schools were checked, and never where they were not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../../../server/people/schools/store.ts';
import type { SchoolExitResponse } from '../../../../server/roadmap/status-exit/schemas.ts';
import { importAndJudge, type JudgedDistrict, LIFTING, startDistrict } from '../../objectivity/district.ts';

const PATIENCE = 240_000;
const HONEST = 1;
const YEAR = 2026;

let district: JudgedDistrict;
beforeAll(async () => {
  district = await startDistrict();
  await importAndJudge(district);
  const { opora, world } = district;
  for (const place of [HONEST, LIFTING])
    await insertDesignation(opora.services.db, world.schoolIds[place], YEAR, 'lowResults');
}, PATIENCE);
afterAll(() => district.opora.stop());

async function trust(place: number) {
  const path = `/api/schools/${district.world.schoolIds[place]}/exit`;
  const { statuses } = (await (await district.get(path)).json()) as SchoolExitResponse;
  const found = statuses.flatMap(({ criteria }) => criteria).find(({ code }) => code === 'objective');
  if (!found) throw new Error('the criterion is gone');
  return { verdict: found.verdict, reading: found.byYear.find(({ year }) => year === YEAR)?.reading };
}

/** Begins a case on the sign and closes it. */
async function settle(place: number, outcome: string): Promise<void> {
  const school = district.world.schoolIds[place];
  const path = `/api/schools/${school}/objectivity/cases`;
  const begun = await district.send('POST', path, { sign: 'cutoffHeap', note: 'перепроверить' });
  const { id, version } = await begun.json();
  const step = { state: 'closed', outcome, partnerId: null, dueOn: null, note: 'проверено', version };
  expect((await district.send('PUT', `${path}/${id}`, step)).status).toBe(200);
}

describe('the results of a district that was checked', { timeout: PATIENCE }, () => {
  it('can be trusted where no sign was found', async () => {
    const { reading, verdict } = await trust(HONEST);
    expect(verdict).toBe('met');
    expect(reading).toMatchObject({ kind: 'finding', holds: true, checked: { all: 7 } });
  });

  it('are not yet known to be where a sign waits, and follow what became of it', async () => {
    expect(await trust(LIFTING)).toMatchObject({ verdict: 'unclear', reading: { kind: 'open' } });
    await settle(LIFTING, 'explained');
    expect(await trust(LIFTING)).toMatchObject({ verdict: 'met', reading: { kind: 'finding', holds: true } });
    await settle(LIFTING, 'confirmed');
    expect(await trust(LIFTING)).toMatchObject({ verdict: 'notMet', reading: { kind: 'finding', holds: false } });
  });
});
