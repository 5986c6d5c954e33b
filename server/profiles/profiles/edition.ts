/**
 * The results of a campaign are one edition: all schools computed with the same components. A changed school is computed alone, with the
 * components that are stored; when enough has changed these are estimated anew, and all schools follow before anybody sees one.
 */
import type { Kysely } from 'kysely';
import { ReliabilitySums } from '../../../analytics/scale-quality.ts';
import { type SummedSchool, schoolSummer } from '../../../analytics/school-sums.ts';
import { Disclosure, discloseDistrict } from '../../../analytics/suppression/disclosed.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import { computeComponents } from './computing.ts';
import { findViews } from './inputs.ts';
import { type Campaign, type Edition, findCampaignSchools, putDistrict, putProfiles } from './store.ts';

const VIEWS: readonly QualityView[] = ['all', 'kept'];

/**
 * Components are estimated anew when more than this share of all answers, or of all schools' returns, has come since. Their own standard
 * errors are several times as large in a district of a hundred schools, and under one level in a hundred differs just before
 * (`npm run bench -- refresh`).
 */
const MOST_MOVED = 0.02;

/** Schools whose tallies are held at a time. */
export const AT_ONCE = 100;

/** @param share of what the editions were estimated from that has moved since they were last brought up to date */
export function isEstimateDue({ isOpen }: Campaign, editions: Edition[], share: number): boolean {
  // Once a campaign is no longer open its results are those of all answers, for decisions are made by them.
  return editions.some(({ moved }) => moved + share > (isOpen ? MOST_MOVED : 0));
}

/**
 * Computes changed schools with the stored components.
 * @returns the schools whose results are others now; null where the components do not know everything that the schools bring
 */
export async function followEdition(
  trx: Kysely<Database>,
  { id, model }: Campaign,
  editions: Edition[],
  schoolIds: number[],
  signal?: AbortSignal,
): Promise<Set<number> | null> {
  const changed = new Set<number>();
  const disclosures = editions.map((own) => ({ ...own, disclosure: new Disclosure(model, own.components) }));
  const sumsOf = schoolSummer(model);
  for (let from = 0; from < schoolIds.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const views = await findViews(trx, id, model, schoolIds.slice(from, from + AT_ONCE));
    if (views.kept !== views.all && !editions.some(({ quality }) => quality === 'kept')) return null;
    for (const { disclosure, quality } of disclosures) {
      const schools = views[quality].map(sumsOf);
      if (!schools.every((school) => disclosure.covers(school))) return null;
      const results = schools.map((school) => resultsOf(disclosure, school));
      for (const school of await putProfiles(trx, id, quality, model.version, results)) changed.add(school);
    }
  }
  return changed;
}

/** Estimates the components anew and has all schools follow, some at a time. */
export async function renewEdition(trx: Kysely<Database>, campaign: Campaign, signal?: AbortSignal): Promise<void> {
  const { id, model } = campaign;
  const { answers, reliabilities, schools } = await gather(trx, campaign, signal);
  // Where there is nothing to take out the second view is the first, and is not stored.
  const isParted = schools.kept.some((school, s) => school !== schools.all[s]);
  for (const quality of isParted ? VIEWS : (['all'] as const)) {
    const own = schools[quality];
    const alphas = reliabilities[quality].alphas();
    const components = await computeComponents({ model, schools: own, alphas }, { signal });
    const disclosure = new Disclosure(model, components);
    for (let from = 0; from < own.length; from += AT_ONCE) {
      signal?.throwIfAborted();
      const batch = own.slice(from, from + AT_ONCE).map((school) => resultsOf(disclosure, school));
      await putProfiles(trx, id, quality, model.version, batch);
    }
    const district = { result: discloseDistrict(components), components, answers, schools: own.length };
    await putDistrict(trx, campaign, quality, district);
  }
}

function resultsOf(disclosure: Disclosure, school: SummedSchool) {
  return { schoolId: Number(school.school), results: disclosure.figures(school) };
}

type Gathered = {
  answers: number;
  schools: Record<QualityView, SummedSchool[]>;
  reliabilities: Record<QualityView, ReliabilitySums>;
};

/** The sums of all schools; their tallies are held some at a time. */
async function gather(trx: Kysely<Database>, { id, model }: Campaign, signal?: AbortSignal): Promise<Gathered> {
  const reliability = () => new ReliabilitySums(model);
  const gathered: Gathered = {
    answers: 0,
    schools: { all: [], kept: [] },
    reliabilities: { all: reliability(), kept: reliability() },
  };
  const sumsOf = schoolSummer(model);
  const schoolIds = await findCampaignSchools(trx, id);
  for (let from = 0; from < schoolIds.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const views = await findViews(trx, id, model, schoolIds.slice(from, from + AT_ONCE));
    views.all.forEach((school, s) => {
      const all = sumsOf(school);
      const kept = views.kept[s];
      gathered.schools.all.push(all);
      gathered.schools.kept.push(kept === school ? all : sumsOf(kept));
      for (const cell of school.cells) {
        gathered.answers += cell.tally.answers;
        gathered.reliabilities.all.add(cell);
      }
      for (const cell of kept.cells) gathered.reliabilities.kept.add(cell);
    });
  }
  return gathered;
}
