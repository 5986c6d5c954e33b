/** The state of a roadmap as its readers see it: schools out of their reach are counted and not named. */
import { missingText } from './missing.ts';
import type { Missing, Ref, Registers } from './rules/types.ts';
import type { ActivityDetail, ActivityRow, ActivityStatusView, SchoolRoadmapStatus } from './schemas.ts';
import type { ActivityStatus, Judged } from './status.ts';

type Reached = ReadonlySet<number>;

const inReach =
  (reached: Reached) =>
  ({ schoolId }: { schoolId: number | null }): boolean =>
    schoolId === null || reached.has(schoolId);

const inWords = (missing: Missing) => ({ ...missing, text: missingText(missing) });

function figuresOf({ computed, evidence, override, state, value }: Judged) {
  return { state, computed, value, override, evidence: evidence.length };
}

function judgedView(judged: Judged, reached: Reached) {
  return { ...figuresOf(judged), missing: judged.missing.filter(inReach(reached)).map(inWords) };
}

/** A row among all rows. */
export function rowView(status: ActivityStatus, reached: Reached): ActivityRow {
  const missing = status.missing.filter(inReach(reached));
  const turns = [...Map.groupBy(missing, ({ turn }) => turn.join(' ')).values()];
  return {
    ...status.activity,
    ...figuresOf(status),
    turns: turns.map((own) => ({ turn: own[0].turn, missing: own.length })),
  };
}

export function activityView(status: ActivityStatus, reached: Reached): ActivityStatusView {
  return {
    ...status.activity,
    ...judgedView(status, reached),
    bySchool: status.schools
      .filter(inReach(reached))
      .map((school) => ({ schoolId: school.schoolId, ...judgedView(school, reached) })),
  };
}

/** A row as it stands for one school; a row of the district stands for each of its schools alike. */
export function schoolRow(status: ActivityStatus, schoolId: number): SchoolRoadmapStatus['activities'][number] {
  const reached = new Set([schoolId]);
  if (status.activity.per === 'municipality') return { ...status.activity, ...judgedView(status, reached) };
  const own = status.schools.find((school) => school.schoolId === schoolId);
  if (own) return { ...status.activity, ...judgedView(own, reached) };
  const nothing = { value: null, missing: [], evidence: 0, override: null };
  return { ...status.activity, ...nothing, state: 'notApplicable', computed: 'notApplicable' };
}

/** The evidence with day and title, as far as these are known. */
export function refViews(
  refs: Ref[],
  { evidence, publications }: Registers,
  reached: Reached,
): ActivityDetail['evidence'] {
  const records = new Map(evidence.map((record) => [record.id, record]));
  const published = new Map(publications.map((publication) => [publication.id, publication]));
  return refs.filter(inReach(reached)).map((ref) => {
    if (ref.kind === 'evidence') {
      const record = records.get(ref.id);
      const { title = null } = (record?.data ?? {}) as { title?: string };
      return { ...ref, day: record?.occursOn ?? null, title };
    }
    const publication = ref.kind === 'publication' ? published.get(ref.id) : undefined;
    return { ...ref, day: publication?.publishedOn ?? null, title: publication?.title ?? null };
  });
}
