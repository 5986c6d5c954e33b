import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewPublication } from '../../../server/publishing/publications/schemas.ts';
import { insertPublication } from '../../../server/publishing/publications/store.ts';
import { findPublications } from '../../../server/publishing/register/store.ts';
import { takeStep } from '../../../server/publishing/steps/store.ts';
import { openStage, type Stage, written } from './stage.ts';

let stage: Stage;
let account: string;
beforeAll(async () => {
  stage = await openStage();
  const { db } = stage.opora.services;
  account = (await db.selectFrom('account').select('id').executeTakeFirstOrThrow()).id;
});
afterAll(() => stage.opora.stop());

type Taken = [
  step: 'submit' | 'confirm' | 'publish' | 'withdraw',
  to: 'submitted' | 'tutorConfirmed' | 'published' | 'withdrawn',
  day: string,
];

async function publish(given: Partial<NewPublication>, steps: Taken[]): Promise<number> {
  const { db } = stage.opora.services;
  const at = new Date('2026-01-01T09:00:00Z');
  const row = { ...written(given), html: '', territoryId: stage.world.territoryId, by: account, at };
  const id = await insertPublication(db, row);
  let from: 'draft' | Taken[1] = 'draft';
  for (const [step, to, day] of steps) {
    const taken = {
      publicationId: id,
      step,
      from,
      to,
      version: 1,
      day,
      at,
      by: account,
      role: 'chief' as const,
      note: '',
    };
    await db.transaction().execute((trx) => takeStep(trx, taken));
    from = to;
  }
  return id;
}

it('counts on a day what was public then: not what came later, not what was withdrawn', async () => {
  const { territoryId, schoolIds } = stage.world;
  const roadmap = await publish({ kind: 'schoolRoadmap', schoolId: schoolIds[0] }, [
    ['submit', 'submitted', '2026-02-01'],
    ['confirm', 'tutorConfirmed', '2026-02-03'],
    ['publish', 'published', '2026-02-10'],
    ['withdraw', 'withdrawn', '2026-04-01'],
  ]);
  const elsewhere = await publish({ place: 'media', link: 'https://example.org/1', appearedOn: '2026-01-20' }, [
    ['publish', 'published', '2026-03-05'],
  ]);
  await publish({}, []);
  const on = (asOf: string) => findPublications(stage.opora.services.db, { territoryId, asOf });
  expect(await on('2026-02-09')).toEqual([]);
  expect(await on('2026-02-10')).toMatchObject([
    {
      id: roadmap,
      conceptDocument: 'schoolRoadmap',
      schoolId: schoolIds[0],
      publishedOn: '2026-02-10',
      confirmedByTutor: true,
      confirmedByGroup: false,
    },
  ]);
  expect((await on('2026-03-31')).map(({ id, publishedOn }) => [id, publishedOn])).toEqual([
    [elsewhere, '2026-01-20'],
    [roadmap, '2026-02-10'],
  ]);
  expect((await on('2026-04-01')).map(({ id }) => id)).toEqual([elsewhere]);
  expect(await findPublications(stage.opora.services.db, { territoryId: territoryId + 1, asOf: '2026-06-01' })).toEqual(
    [],
  );
});
