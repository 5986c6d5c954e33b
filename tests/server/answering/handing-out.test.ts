/** Handing out in all schools at once: classes from numbers of people, links within their caps, ways for all schools of a kind. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classesOf } from '../../../server/answering/handing-out/classes.ts';
import { capOfClass, capOfGroup } from '../../../server/answering/modes/caps.ts';
import { insertDesignation } from '../../../server/people/schools/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, read } from '../asking.ts';
import { makeLink, makeWorld, setState, type World } from '../world.ts';

let opora: TestApplication;
beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

describe('classes of a group', () => {
  const student = (people: number | null, grade = 6) => ({ audience: 'student' as const, grade, people });
  const labelled = (people: number | null, most: number | null, grade = 6) =>
    classesOf(student(people, grade), most).map((each) => `${each.label} ${each.people}`.trim());

  it.each([
    [25, 25, ['25']],
    [26, 25, ['6А 13', '6Б 13']],
    [76, 25, ['6А 19', '6Б 19', '6В 19', '6Г 19']],
    [80, 30, ['6А 27', '6Б 27', '6В 26']],
    [5, 25, ['5']],
  ])('of %i people, at most %i in each, are spread evenly', (people, most, expected) => {
    expect(labelled(people, most)).toEqual(expected);
  });

  it('are one where a link serves the whole group, where nobody knows how many there are, and of teachers', () => {
    expect(labelled(80, null)).toEqual(['80']);
    expect(labelled(null, 25)).toEqual(['null']);
    expect(classesOf({ audience: 'teacher', grade: 0, people: 80 }, 25)).toEqual([{ label: '', people: 80 }]);
  });

  it('are called by letters in their order without Ё, Й, Ъ, Ы and Ь, then by numbers', () => {
    const labels = classesOf(student(150, 8), 5).map(({ label }) => label);
    expect(labels.slice(0, 11).join(' ')).toBe('8А 8Б 8В 8Г 8Д 8Е 8Ж 8З 8И 8К 8Л');
    expect(labels.slice(26)).toEqual(['8Ю', '8Я', '8-29', '8-30']);
    expect(labels.join('')).not.toMatch(/[ЁЙЪЫЬ]/);
  });

  it('of joined grades are numbered', () => {
    expect(labelled(39, 25, 0)).toEqual(['группа 1 20', 'группа 2 19']);
  });

  it('have caps that stay within that of their group, whatever the numbers', () => {
    for (let people = 1; people <= 700; people++)
      for (const most of [5, 7, 25, 100]) {
        const classes = classesOf(student(people), most);
        expect(classes.reduce((sum, each) => sum + (each.people ?? 0), 0)).toBe(people);
        expect(Math.max(...classes.map((each) => each.people ?? 0))).toBeLessThanOrEqual(most);
        const caps = classes.reduce((sum, each) => sum + capOfClass(each.people ?? 0), 0);
        expect(caps).toBeLessThanOrEqual(capOfGroup(people));
      }
  });
});

describe('all links of a campaign', () => {
  let world: World;
  let analyst: string;
  beforeAll(async () => {
    world = await makeWorld(opora.services, 3, 60);
    analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  });
  const address = (route: string) => `/api/campaigns/${world.campaignId}/${route}`;
  const make = (most: number | null = 25, cookie = analyst) => askAs(opora, cookie, 'POST', address('links'), { most });
  const links = async () => (await read<{ links: Link[] }>(opora, analyst, address('links'))).links;
  type Link = { schoolId: number; audience: string; grade: number; label: string; people: number; cap: number };

  it('are shown before they are made, and what is left out with its reason', async () => {
    const { db } = opora.services;
    const [first, second] = world.schoolIds;
    await askAs(opora, analyst, 'PUT', `/api/schools/${first}/ways?campaign=${world.campaignId}`, {
      audience: 'parent',
      way: 'codes',
    });
    await makeLink(opora.services, world, { school: 1, grade: 8, cap: 20 });
    await db.updateTable('cell').set({ roll: null }).where('school_id', '=', second).where('grade', '=', 6).execute();
    const { body } = await askAs(opora, analyst, 'GET', address('links/plan?most=25'));
    expect(body.leftOut).toEqual([
      { schoolId: first, audience: 'parent', grade: 6, why: 'codes' },
      { schoolId: first, audience: 'parent', grade: 8, why: 'codes' },
      { schoolId: second, audience: 'student', grade: 8, why: 'hasLinks' },
    ]);
    const student = body.make.find((each: Link) => each.schoolId === first && each.audience === 'student');
    expect(student.classes).toEqual(['6А', '6Б', '6В'].map((label) => ({ label, people: 20 })));
    expect(body.make.length + body.leftOut.length).toBe(15);
    expect(await links()).toHaveLength(1);
  });

  it('are made once, though two people press at the same time and one again', async () => {
    const outcomes = await Promise.all([make(), make(), make(30)]);
    expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200]);
    const counts = outcomes.map(({ body }) => body.links).sort((a, b) => a - b);
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    expect((await links()).length).toBe(counts[2] + 1);
    const { body } = await make();
    expect([body.links, body.make.length, body.leftOut.length]).toEqual([0, 0, 15]);
    const entries = await opora.services.db
      .selectFrom('audit_entry')
      .select('details')
      .where('action', '=', 'link.makeAll')
      .execute();
    expect(entries).toEqual([{ details: { count: counts[2] } }]);
  });

  it('stay within the caps of their groups, and open the questionnaire', async () => {
    const made = await links();
    const ofGroup = made.filter(({ audience, grade, schoolId }) =>
      [schoolId, audience, grade].every((each, n) => each === [world.schoolIds[2], 'parent', 8][n]),
    );
    expect(ofGroup.reduce((sum, { cap }) => sum + cap, 0)).toBeLessThanOrEqual(capOfGroup(60));
    const unknown = made.find(({ people, label }) => people === null && label === '');
    expect(unknown?.cap).toBe(capOfGroup(null));
    const { code } = ofGroup[0] as unknown as { code: string };
    expect((await askAs(opora, '', 'GET', `/api/survey/${code}`)).status).toBe(200);
  });

  it('are made for the own school alone by its coordinator, and by nobody who only reads', async () => {
    const other = await makeWorld(opora.services, 2, 20);
    const place = { territoryId: null, schoolId: other.schoolIds[0] };
    const path = `/api/campaigns/${other.campaignId}/links`;
    const { body } = await askAs(opora, await opora.signInAs('coordinator', place), 'POST', path, { most: null });
    expect(new Set(body.make.map((each: Link) => each.schoolId))).toEqual(new Set([other.schoolIds[0]]));
    const head = await opora.signInAs('head', place);
    expect((await askAs(opora, head, 'POST', path, { most: null })).status).toBe(403);
    expect((await make(4)).status).toBe(400);
  });

  it('are not made of a campaign that is not open', async () => {
    await setState(opora.services, world.campaignId, 'closed');
    expect((await make()).body.code).toBe('campaignState');
    await setState(opora.services, world.campaignId, 'open');
  });
});

describe('the way of an audience', () => {
  let world: World;
  let analyst: string;
  beforeAll(async () => {
    world = await makeWorld(opora.services, 4);
    analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const { db } = opora.services;
    for (const school of world.schoolIds.slice(0, 2)) await insertDesignation(db, school, 2026, 'lowResults');
    await insertDesignation(db, world.schoolIds[2], 2026, 'hardConditions');
    await db.updateTable('school').set({ school_type: 'Гимназия' }).where('id', '=', world.schoolIds[3]).execute();
  });
  const address = (route: string) => `/api/campaigns/${world.campaignId}/${route}`;
  const set = (wish: object) =>
    askAs(opora, analyst, 'PUT', address('ways'), {
      audience: 'parent',
      way: 'paper',
      status: null,
      type: null,
      ...wish,
    });
  const wayOf = async (school: number) => {
    type Answering = { groups: { audience: string; way: string }[] };
    const path = `/api/schools/${world.schoolIds[school]}/answering?campaign=${world.campaignId}`;
    const { groups } = await read<Answering>(opora, analyst, path);
    return groups.find(({ audience }) => audience === 'parent')?.way;
  };

  it('is shown before it is changed: what changes, what stays, and how many links that closes', async () => {
    await makeLink(opora.services, world, { audience: 'parent', school: 1 });
    const query = 'audience=parent&way=paper&status=lowResults';
    const { body } = await askAs(opora, analyst, 'GET', address(`ways/plan?${query}`));
    expect(body).toEqual({
      change: [
        { schoolId: world.schoolIds[0], from: 'link', openLinks: 0, hasCards: false },
        { schoolId: world.schoolIds[1], from: 'link', openLinks: 1, hasCards: false },
      ],
      same: 0,
      others: 2,
      types: ['Гимназия'],
    });
    expect(await wayOf(0)).toBe('link');
  });

  it('is set for the schools with a status, and closes their links', async () => {
    expect((await set({ status: 'lowResults' })).body.change).toHaveLength(2);
    expect(await Promise.all([0, 1, 2, 3].map(wayOf))).toEqual(['paper', 'paper', 'link', 'link']);
    const open = await opora.services.db
      .selectFrom('survey_link')
      .select('closed')
      .where('campaign_id', '=', world.campaignId)
      .execute();
    expect(open).toEqual([{ closed: true }]);
    expect((await set({ status: 'lowResults' })).body).toMatchObject({ change: [], same: 2 });
  });

  it('is set for the schools of a type, and for all', async () => {
    await set({ type: 'Гимназия', way: 'codes' });
    expect(await Promise.all([0, 1, 2, 3].map(wayOf))).toEqual(['paper', 'paper', 'link', 'codes']);
    await set({ way: 'codes' });
    expect(await Promise.all([0, 1, 2, 3].map(wayOf))).toEqual(['codes', 'codes', 'codes', 'codes']);
  });

  it('is set of a planned campaign too, before there are groups, and of no closed one', async () => {
    const { db } = opora.services;
    await setState(opora.services, world.campaignId, 'closed');
    expect((await set({})).body.code).toBe('campaignState');
    await db
      .updateTable('campaign')
      .set({ state: 'planned', seals_on: null })
      .where('id', '=', world.campaignId)
      .execute();
    expect((await set({ audience: 'teacher', way: 'paper' })).body.change).toHaveLength(4);
    await setState(opora.services, world.campaignId, 'open');
  });
});
