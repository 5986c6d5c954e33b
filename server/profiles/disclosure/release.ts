/**
 * The one way of figures about people out of the sealed tallies. Profiles, items, reports and exports read what is released
 * here; a test of the structure keeps everything else away from the sealed tallies.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import { tallyLayout } from '../../../analytics/layout.ts';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';
import { keptView, noRelease, release } from '../../../analytics/suppression/release.ts';
import { emptyTally, type Tally } from '../../../analytics/tally.ts';
import type { Cell } from '../../../analytics/types.ts';
import type { AnonymousAudience, RiskModel } from '../../../surveys/schema.ts';
import { gradeView } from '../../answering/submissions/cell.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import type { DoubtfulCell } from './schemas.ts';
import { findDoubtful, findReleases, findSealed, putReleases, type ReleasedCell } from './store.ts';

/** A cell as far as it may be seen, and how many doubtful answer sets it has: null = none, 0 = not to be parted. */
export type DisclosedCell = Cell & { schoolId: number; doubtful: number | null };

/** A cell in both views; of a cell that nothing can be taken out of the two tallies are one. */
export type DisclosedViews = Pick<DisclosedCell, 'schoolId' | 'audience' | 'grade' | 'people' | 'doubtful'> &
  Record<QualityView, Tally>;

function layoutFinder(model: RiskModel) {
  const layouts = new Map<AnonymousAudience, ReturnType<typeof tallyLayout>>();
  return (audience: AnonymousAudience) => {
    const layout = layouts.get(audience) ?? tallyLayout(model, audience);
    layouts.set(audience, layout);
    return layout;
  };
}

/**
 * Releases what has been sealed in some schools since the last time, under the refreshing lock of the campaign.
 * @returns by school how many more answers may be seen; 0 for schools in which nothing was sealed
 */
export async function releaseSchools(
  trx: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
  schoolIds: number[],
): Promise<Map<number, number>> {
  const layoutOf = layoutFinder(model);
  const moved = new Map(schoolIds.map((id) => [id, 0]));
  const sealed = await findSealed(trx, campaignId, schoolIds);
  const cells = sealed.flatMap(({ schoolId, audience, grade, released, tally, doubtful }) => {
    const layout = layoutOf(audience);
    const previous = released ?? noRelease(layout);
    const next = release(layout, previous, { tally, doubtful });
    moved.set(schoolId, (moved.get(schoolId) ?? 0) + next.all.answers - previous.all.answers);
    return isDeepStrictEqual(next, released) ? [] : [{ schoolId, audience, grade, released: next }];
  });
  if (cells.length > 0) await putReleases(trx, campaignId, cells);
  return moved;
}

/** A group of fewer than five people is shown nowhere, however many answers are said to come from it. */
function isTiny({ people }: Pick<ReleasedCell, 'people'>): boolean {
  return people !== null && people < LEAST_PEOPLE;
}

/**
 * The cells of a campaign as far as they may be seen: over all answer sets, and without the doubtful ones as far as they can be
 * parted.
 *
 * @param schoolIds all schools when null
 */
export async function findDisclosedViews(
  db: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
  schoolIds: number[] | null = null,
): Promise<DisclosedViews[]> {
  const layoutOf = layoutFinder(model);
  const views = (cell: ReleasedCell): Record<QualityView, Tally> => {
    const layout = layoutOf(cell.audience);
    const { all } = cell.released;
    if (!isTiny(cell)) return { all, kept: keptView(layout, cell.released) };
    const hidden = { ...emptyTally({ layout }), answers: all.answers };
    return { all: hidden, kept: hidden };
  };
  return (await findReleases(db, campaignId, schoolIds)).map((cell) => ({
    schoolId: cell.schoolId,
    audience: cell.audience,
    grade: gradeView(cell.grade),
    people: cell.people,
    ...views(cell),
    doubtful: isTiny(cell) ? 0 : (cell.released.kept?.sets.doubtful ?? null),
  }));
}

/** The same in one view. */
export async function findDisclosedCells(
  db: Kysely<Database>,
  campaignId: number,
  model: RiskModel,
  quality: QualityView,
  schoolIds: number[] | null = null,
): Promise<DisclosedCell[]> {
  const cells = await findDisclosedViews(db, campaignId, model, schoolIds);
  return cells.map(({ all, kept, ...cell }) => ({ ...cell, tally: quality === 'kept' ? kept : all }));
}

/** What can be taken out of each cell of some schools, for the view without doubtful answer sets. */
export async function doubtfulCells(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
): Promise<DoubtfulCell[]> {
  return (await findDoubtful(db, campaignId, schoolIds)).map((cell) => ({
    schoolId: cell.schoolId,
    audience: cell.audience,
    grade: gradeView(cell.grade),
    doubtful: doubtfulState(cell.doubtful, isTiny(cell)),
  }));
}

function doubtfulState(n: number | null, tiny: boolean): DoubtfulCell['doubtful'] {
  if (n === null) return { kind: 'none' };
  return n === 0 || tiny ? { kind: 'few' } : { kind: 'removed', n };
}
