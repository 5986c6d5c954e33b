/**
 * The attacker in the bank of practice and before the poster: districts that differ in nothing but what a hidden group of three
 * answered, asked by every address that tells how it went. Whoever can tell them apart has passed around the gate.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import { openCampaign } from '../../../server/answering/campaigns/opening.ts';
import type { ChangesResponse } from '../../../server/profiles/changes/schemas.ts';
import { posterDocument } from '../../../server/public/poster/poster.ts';
import type { AnswerProposal } from '../../../server/public/proposals/schemas.ts';
import { foreignNumbers } from '../../../server/publishing/figures/shown.ts';
import type { Publication } from '../../../server/publishing/publications/schemas.ts';
import { insertLine, updateLine } from '../../../server/roadmap/plans/store.ts';
import type { PracticeResponse } from '../../../server/roadmap/practice/schemas.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { type Answer, ask, read, submit } from '../asking.ts';
import { written } from '../publishing/stage.ts';
import { makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

/** Behind the secret factor stand so many parents of the first school. */
type Secret = { people: number; isWorst: boolean };
type District = World & { laterId: number; head: string; analyst: string; looks: number };

const PARENTS = 9;
const STUDENTS = 20;

/** What the parents' form asks about one factor: those are the items that the secret is in. */
function secretItems(): Set<string> {
  const { factors } = opora.services.content.riskModel;
  const asked = factors.flatMap(({ informants }) => (informants.parent?.items ? [informants.parent.items] : []));
  return new Set(asked[0].map(({ name }) => name));
}

async function settle(): Promise<void> {
  await opora.services.jobs.idle();
}

async function post(code: string, answers: Record<string, unknown>): Promise<void> {
  expect((await submit(opora, code, answers)).status).toBe(201);
}

/** All schools answer alike in all districts, but for the secret of the first school's parents. */
async function answer(world: World, year: number, secret: Secret): Promise<void> {
  const random = seededRandom(year);
  const hidden = secretItems();
  for (const school of world.schoolIds.keys())
    for (const [audience, people] of [
      ['student', STUDENTS],
      ['parent', PARENTS],
    ] satisfies [AnonymousAudience, number][]) {
      const code = await makeLink(opora.services, world, { audience, school, cap: 200 });
      const { items } = opora.services.content.questionnaires[audience];
      for (let n = 0; n < people; n++) {
        const drawn = items.map(({ name, values }) => [name, values[Math.floor(random() * values.length)]] as const);
        const isSecret = audience === 'parent' && school === 0;
        const kept = isSecret && n >= secret.people ? drawn.filter(([name]) => !hidden.has(name)) : drawn;
        const told = kept.map(([name, value]) => {
          const { values = [] } = items.find((item) => item.name === name) ?? {};
          return [name, isSecret && hidden.has(name) ? values.at(secret.isWorst ? -1 : 0) : value];
        });
        await post(code, Object.fromEntries(told));
      }
    }
  await settle();
}

/** Every school has done something against every factor between the two campaigns. */
async function plan({ campaignId, schoolIds }: World): Promise<void> {
  const { clock, content, db } = opora.services;
  const { id: by } = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow();
  for (const schoolId of schoolIds)
    for (const { code: factor } of content.riskModel.factors) {
      const line = {
        schoolId,
        campaignId,
        factor,
        measure: null,
        title: `Против ${factor}`,
        joint: false,
        activity: null,
        owner: 'завуч',
        startsOn: '2026-05-02',
        endsOn: '2026-05-20',
        by,
        at: clock.now(),
      };
      await db.transaction().execute(async (trx) => {
        const lineId = await insertLine(trx, line);
        await updateLine(trx, { ...line, lineId, state: 'done', doneOn: '2026-05-20', note: '', version: 1 });
      });
    }
}

async function makeDistrict(secret: Secret): Promise<District> {
  const { content, db } = opora.services;
  const world = await makeWorld(opora.services, 4);
  const place = { territoryId: world.territoryId, schoolId: null };
  const [head, analyst] = [
    await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] }),
    await opora.signInAs('analyst', place),
  ];
  await answer(world, 1, secret);
  await sealForGood(opora.services, world.campaignId);
  await plan(world);
  const title = { ru: 'Второй опрос', en: 'Second survey' };
  const days = { year: 2027, opensOn: '2026-05-25', closesOn: '2026-06-30' };
  const campaign = { territoryId: world.territoryId, title, ...days };
  const laterId = await openCampaign(db, content, campaign, world.schoolIds);
  const district = { ...world, laterId, head, analyst, looks: 0 };
  await answer({ ...world, campaignId: laterId }, 2, secret);
  district.looks += await sameAsDisclosed(district);
  await sealForGood(opora.services, laterId);
  await settle();
  district.looks += await sameAsDisclosed(district);
  return district;
}

const get = <Body>(path: string, cookie: string) => read<Body>(opora, cookie, path);

/**
 * The bank opens no second look: of every school it tells the change that the page of changes tells, and none beside it.
 * @returns how many changes were told
 */
async function sameAsDisclosed({ analyst, head, laterId }: District): Promise<number> {
  const { cases } = await get<PracticeResponse>('/api/practice', head);
  const { schools } = await get<ChangesResponse>(`/api/campaigns/${laterId}/changes`, analyst);
  let told = 0;
  for (const { change, factor, schoolId } of cases) {
    if (change.kind === 'none') continue;
    const own = schools.find((school) => school.schoolId === schoolId)?.factors.find((each) => each.factor === factor);
    const { interval, probabilityBetter, value, verdict } = change;
    expect(own).toMatchObject({ kind: 'estimate', interval, probabilityBetter, value, verdict });
    told += 1;
  }
  return told;
}

/** All that the two pages tell, with the names of schools and lines taken off: those differ between districts. */
async function told({ head, laterId, schoolIds }: District) {
  const { cases, uses } = await get<PracticeResponse>('/api/practice', head);
  const ordered = cases.map(({ change, factor, schoolId }) => ({ at: schoolIds.indexOf(schoolId), factor, change }));
  const proposals = await Promise.all(
    schoolIds
      .slice(0, 1)
      .map((id) => get<AnswerProposal>(`/api/schools/${id}/answer-proposal?campaign=${laterId}`, head)),
  );
  return { cases: ordered.sort((a, b) => a.at - b.at || a.factor.localeCompare(b.factor)), uses, proposals };
}

const send = <Body>(cookie: string, path: string, body: unknown): Promise<Answer<Body>> =>
  ask(opora, cookie, 'POST', path, body);

describe('three people whom nobody may see', () => {
  let [calm, alarmed, open]: District[] = [];
  beforeAll(async () => {
    calm = await makeDistrict({ people: 3, isWorst: false });
    alarmed = await makeDistrict({ people: 3, isWorst: true });
    open = await makeDistrict({ people: PARENTS, isWorst: true });
  }, 240_000);

  it('cannot be told from the bank of practice, nor from what a poster proposes', async () => {
    expect(calm.looks).toBeGreaterThan(20);
    expect(await told(alarmed)).toEqual(await told(calm));
  });

  it('would be seen if they were as many as may be shown', async () => {
    expect(await told(open)).not.toEqual(await told(calm));
  });

  it('stay hidden when a head tries number after number at the door of the public page and its poster', async () => {
    const { head, laterId, schoolIds } = calm;
    const { findings } = await get<AnswerProposal>(
      `/api/schools/${schoolIds[0]}/answer-proposal?campaign=${laterId}`,
      head,
    );
    const own = { kind: 'answerBack', schoolId: schoolIds[0], place: 'schoolSite', campaignId: laterId } as const;
    const write = async (said: string) => {
      const filled = findings.map((each) => ({ ...each, said, doing: 'Разбираемся.' }));
      const draft = await send<Publication>(head, '/api/publications', written({ ...own, findings: filled }));
      const { id, version } = draft.body;
      const step = { step: 'publish', version, note: '' };
      return { id, status: (await send(head, `/api/publications/${id}/steps`, step)).status };
    };
    const passed: number[] = [];
    for (let n = 1; n <= 30; n++) {
      const { id, status } = await write(`Так ответили ${n}.`);
      const isPublic = (await fetch(`${opora.url}/public/publications/${id}/poster`)).status === 200;
      expect([n, isPublic]).toEqual([n, status === 200]);
      if (isPublic) passed.push(n);
    }
    // The grades that are asked may be named; all other numbers are sizes of groups that the school's own page shows.
    expect(passed).toEqual([6, 8, PARENTS, STUDENTS].sort((a, b) => a - b));
  });

  it('are not on the sheet either: it bears the numbers of shown groups alone', async () => {
    const { head, laterId, schoolIds } = calm;
    const path = `/api/schools/${schoolIds[0]}/answer-proposal?campaign=${laterId}`;
    const { body, findings, title } = await get<AnswerProposal>(path, head);
    expect(findings.length).toBeGreaterThan(0);
    const sheet = { language: 'ru', title, body, findings, school: '', address: '', isDraft: false } as const;
    const { content } = posterDocument(sheet);
    expect(foreignNumbers(textsOf(content).join(' '), new Set([PARENTS, STUDENTS]))).toEqual([]);
  });
});

/** Every text that a document prints. */
function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { body, stack, table, text } = part as Record<string, unknown>;
  return [body, stack, table, text].flatMap(textsOf);
}
