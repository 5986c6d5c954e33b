/**
 * The attacker at the door: asks every endpoint about people, in both views, after every wave of answers, and computes. The judge
 * beside it looks into the database and knows who is counted where.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tallyLayout } from '../../../analytics/layout.ts';
import { figuresOf } from '../../../analytics/suppression/figures.ts';
import { keptView } from '../../../analytics/suppression/release.ts';
import { encodeAnswers } from '../../../server/answering/submissions/codec.ts';
import type { ChangesResponse } from '../../../server/profiles/changes/schemas.ts';
import type { ItemsResponse } from '../../../server/profiles/disclosure/schemas.ts';
import { findReleases } from '../../../server/profiles/disclosure/store.ts';
import type {
  FactorResponse,
  ProfilesResponse,
  SchoolProfileResponse,
} from '../../../server/profiles/profiles/schemas.ts';
import type { AnswerProposal, ReportProposal } from '../../../server/public/proposals/schemas.ts';
import { foreignNumbers } from '../../../server/publishing/figures/shown.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { smallestGroup } from '../../analytics/suppression/attacker.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

const AUDIENCES: AnonymousAudience[] = ['teacher', 'student', 'parent'];
const QUALITIES = ['all', 'kept'] as const;

/** Who answered what: everything that the judge needs of a person. */
type Person = { school: number; audience: AnonymousAudience; items: Set<string>; doubtful: boolean };

/** A small school: its roll and how many come in each wave, how often they skip and hurry. */
const plans = fc.record({
  people: fc.constantFrom(4, 7, 12, 24),
  waves: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 3,
  }),
  skips: fc.constantFrom(0, 0.05, 0.4),
  hurries: fc.constantFrom(0, 0.15, 0.5),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});
type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function settle(): Promise<void> {
  await opora.services.jobs.idle();
}

class Course {
  readonly persons = new Map<string, Person>();
  readonly #plan: Plan;
  readonly #random: () => number;
  readonly #links = new Map<string, string>();

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#random = randomOf(plan.seed);
  }

  /**
   * One wave: each school's teachers, pupils and parents come, as many as the plan says.
   * @param settled is called whenever an answer has had all its consequences
   */
  async send(world: World, wave: number[], settled: () => Promise<void>): Promise<void> {
    for (const school of [0, 1])
      for (const [index, audience] of AUDIENCES.entries())
        for (let n = 0; n < wave[3 * school + index]; n++) {
          await this.#answer(world, school, audience);
          await settle();
          await settled();
        }
  }

  async #answer(world: World, school: number, audience: AnonymousAudience): Promise<void> {
    const key = `${school} ${audience}`;
    const grade = audience === 'teacher' || this.#plan.people < 10 ? 0 : 6;
    const code = this.#links.get(key) ?? (await makeLink(opora.services, world, { audience, grade, cap: 200, school }));
    this.#links.set(key, code);
    const { items } = opora.services.content.questionnaires[audience];
    const kept = items.filter((_, index) => index === 0 || this.#random() >= this.#plan.skips);
    const answers = Object.fromEntries(
      kept.map(({ name, values }) => [name, values[Math.floor(this.#random() * values.length)]]),
    );
    const [id, hurried] = [randomUUID(), this.#random() < this.#plan.hurries];
    const response = await fetch(`${opora.url}/api/survey/${code}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, answers, hurried }),
    });
    expect(response.status).toBe(201);
    const doubtful = hurried || kept.length < items.length / 2;
    const encoded = encodeAnswers(items, answers);
    if (encoded.kind === 'invalid') throw new Error('invalid answers');
    this.persons.set(contentOf(audience, encoded.bytes), {
      school: world.schoolIds[school],
      audience,
      items: new Set(Object.keys(answers)),
      doubtful,
    });
  }
}

/** All numbers of people that the attacker reads at one look, by school, audience, figure and view. */
async function readAll(world: World, cookie: string): Promise<Map<string, number>> {
  const read = async <T>(path: string): Promise<T> =>
    (await (await fetch(opora.url + path, { headers: { cookie } })).json()) as T;
  const seen = new Map<string, number>();
  for (const school of world.schoolIds.slice(0, 2))
    for (const quality of QUALITIES) {
      const profile = await read<SchoolProfileResponse>(
        `/api/schools/${school}/profile?campaign=${world.campaignId}&quality=${quality}`,
      );
      const all = await read<ProfilesResponse>(`/api/campaigns/${world.campaignId}/profiles?quality=${quality}`);
      const row = all.schools.find(({ schoolId }) => schoolId === school)?.factors ?? [];
      expect(row).toHaveLength(profile.results.length);
      for (const result of row) sameAsOwn(profile, result.factor, result);
      // With one campaign there is nothing to compare: a change would be a second look at the same answers.
      const changes = await read<ChangesResponse>(`/api/campaigns/${world.campaignId}/changes?quality=${quality}`);
      expect(changes.schools.flatMap(({ factors }) => factors)).toEqual([]);
      const path = `/api/schools/${school}`;
      const answer = await read<AnswerProposal>(`${path}/answer-proposal?campaign=${world.campaignId}`);
      sayNothingMore(profile, answer, quality);
      const report = await read<ReportProposal>(`${path}/report-proposal?campaign=${world.campaignId}`);
      // There is one campaign only, so a report has nothing to compare and no figure of its own.
      expect(report.body).not.toMatch(/\*\*/);
      for (const { factor, groups } of profile.results)
        for (const { audience, n } of groups) seen.set(`${school} ${audience} ${factor} ${quality}`, n);
      for (const { code } of profile.factors) {
        const district = await read<FactorResponse>(
          `/api/campaigns/${world.campaignId}/factors/${code}?quality=${quality}`,
        );
        sameAsOwn(profile, code, district.schools.find(({ schoolId }) => schoolId === school)?.result ?? null);
        const { items } = await read<ItemsResponse>(
          `/api/schools/${school}/items?campaign=${world.campaignId}&factor=${code}&quality=${quality}`,
        );
        for (const { audience, bar, item } of items)
          if (bar.kind !== 'hidden') seen.set(`${school} ${audience} ${item} ${quality}`, bar.n);
      }
    }
  return seen;
}

/** What other pages show of a school is what its own page shows, figure by figure: they open no second look. */
function sameAsOwn({ results }: SchoolProfileResponse, factor: string, elsewhere: object | null): void {
  const own = results.find((result) => result.factor === factor);
  if (elsewhere === null) expect(own).toBeUndefined();
  else expect(own).toMatchObject(elsewhere);
}

/** What a school may tell those who answered holds no number but those of groups that the school's own page shows. */
function sayNothingMore({ results }: SchoolProfileResponse, { findings }: AnswerProposal, quality: string): void {
  if (quality === 'kept') return;
  const shown = new Set(results.flatMap(({ groups }) => groups.map(({ n }) => n)));
  for (const { factor, said } of findings) {
    expect(foreignNumbers(said, shown)).toEqual([]);
    const result = results.find((each) => each.factor === factor);
    expect(result).toMatchObject({ kind: 'estimate' });
    for (const number of said.match(/\d+/g) ?? []) {
      expect(result?.groups.map(({ n }) => n)).toContain(Number(number));
      expect(Number(number)).toBeGreaterThanOrEqual(5);
    }
  }
}

/** Who stands behind every figure that is released, as the database has it: by school, audience, figure and view. */
async function judge(world: World, course: Course, sealedSoFar: Set<string>[]): Promise<Map<string, Set<string>>> {
  const { db, content } = opora.services;
  const behind = new Map<string, Set<string>>();
  for (const { schoolId, audience, released } of await findReleases(db, world.campaignId)) {
    const layout = tallyLayout(content.riskModel, audience);
    const names = layout.scales.flatMap(({ factor, items }) => [factor, '', ...items.map(({ name }) => name)]);
    figuresOf(layout).forEach((figure, f) => {
      if (names[f] === '') return;
      const scale = layout.scales.find(({ factor }) => factor === names[f]);
      const answers = ({ items }: Person) =>
        scale ? scale.items.filter(({ name }) => items.has(name)).length >= scale.least : items.has(names[f]);
      for (const quality of QUALITIES) {
        const parted = quality === 'kept' && released.kept !== null && released.kept.mixed[f].every((n) => n === 0);
        const n = figure.sizes(quality === 'kept' ? keptView(layout, released) : released.all)[0];
        const candidates = sealedSoFar.map((ids) =>
          [...ids].filter((id) => {
            const person = course.persons.get(id);
            if (person?.school !== schoolId || person.audience !== audience || !answers(person)) return false;
            return !parted || !person.doubtful;
          }),
        );
        const found = candidates.find((ids) => ids.length === n);
        if (!found) throw new Error(`${n} people behind ${names[f]} are no state that was ever sealed`);
        behind.set(`${schoolId} ${audience} ${names[f]} ${quality}`, new Set(found));
      }
    });
  }
  return behind;
}

async function sealedContents(world: World): Promise<Set<string>> {
  const rows = await opora.services.db
    .selectFrom('submission')
    .select(['audience', 'answers'])
    .where('campaign_id', '=', world.campaignId)
    .execute();
  return new Set(rows.map(({ answers, audience }) => contentOf(audience, answers)));
}

/** Stored answers have no name but what they say: of dozens of items drawn at random no two sets are alike. */
const contentOf = (audience: AnonymousAudience, answers: Uint8Array): string =>
  `${audience} ${Buffer.from(answers).toString('hex')}`;

/** Has what all schools share stay as it is, as in a district in which a batch is little: changed schools are computed alone. */
async function keepComponents({ campaignId }: World): Promise<void> {
  const many = { answers: 1_000_000_000, schools: 1_000_000_000 };
  await opora.services.db.updateTable('district_profile').set(many).where('campaign_id', '=', campaignId).execute();
}

it.each([
  ['with schools computed together at every batch', async () => undefined, 3],
  ['with changed schools computed alone', keepComponents, 2],
] as const)(
  'finds no group of one to four people behind any figure, over all looks and views, %s',
  async (_, after, numRuns) => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const world = await makeWorld(opora.services, 4, plan.people);
        const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
        const course = new Course(plan);
        const sealed: Set<string>[] = [new Set()];
        const looks = new Map<string, Set<string>[]>();
        /** The judge looks whenever a batch was sealed: so could the attacker. */
        const note = async (): Promise<Map<string, Set<string>>> => {
          const now = await sealedContents(world);
          if (now.size > (sealed.at(-1)?.size ?? 0)) sealed.push(now);
          const behind = await judge(world, course, sealed);
          for (const [key, people] of behind) {
            const figure = key.slice(0, key.lastIndexOf(' '));
            looks.set(figure, [...(looks.get(figure) ?? []), people]);
          }
          return behind;
        };
        /** What leaves the server is what was released, and nothing beside it. */
        const ask = async (): Promise<void> => {
          const behind = await note();
          for (const [key, n] of await readAll(world, cookie)) {
            expect([key, n]).toEqual([key, behind.get(key)?.size]);
            // Four teachers are never shown, however many answers are said to come from them; two grades of four are eight.
            if (key.includes(' teacher ')) expect(plan.people).toBeGreaterThanOrEqual(5);
            asked += 1;
          }
        };
        for (const wave of plan.waves) {
          await course.send(world, wave, async () => {
            await after(world);
            if ((await sealedContents(world)).size > (sealed.at(-1)?.size ?? 0)) await note();
          });
          await ask();
        }
        await sealForGood(opora.services, world.campaignId);
        await settle();
        await ask();
        for (const [figure, sets] of looks) {
          const least = smallestGroup(sets.filter(({ size }) => size > 0));
          if (least < 5) throw new Error(`a group of ${least} behind ${figure}`);
        }
      }),
      { seed: 20230424, numRuns, endOnFailure: true },
    );
    expect(asked).toBeGreaterThan(500);
  },
  300_000,
);
