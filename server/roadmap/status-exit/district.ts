/** The district's schools by how near they are to leaving their status. Pure. */
import { unknownYear } from '../../../analytics/exit/verdict.ts';
import type { ExitStatus } from '../../../surveys/exit.ts';
import { heldSince, statusOf } from '../../people/schools/status.ts';
import type { District, Material } from './material.ts';
import type { CriterionStanding, DistrictExitResponse } from './schemas.ts';
import { standOn } from './standing.ts';

type Line = DistrictExitResponse['schools'][number];

const ORDER: readonly Line['summary']['closeness'][] = ['ready', 'near', 'cannotTell', 'far'];

/** One line a school and status, the nearest first; among equals those that lack less. */
export function districtLines(statuses: ExitStatus[], schools: Material[], district: District): Line[] {
  return schools
    .flatMap((material) =>
      statusOf(material.designations, district.today).kinds.flatMap((kind): Line[] => {
        const status = statuses.find((each) => each.status === kind);
        if (!status) return [];
        const since = heldSince(material.designations, kind, district.today);
        const { criteria, summary } = standOn(status, material, district);
        return [
          {
            schoolId: material.schoolId,
            status: kind,
            since,
            summary,
            missing: criteria.filter(isMissing).map(missingOf),
          },
        ];
      }),
    )
    .sort((a, b) => rank(a) - rank(b) || a.schoolId - b.schoolId);
}

/** With the year of which nothing is known, and why, where nothing can be said. */
function missingOf({ byYear, code, verdict, years }: CriterionStanding): Line['missing'][number] {
  const verdicts = new Map(byYear.map((own) => [own.year, own.verdict]));
  const year = verdict === 'noData' ? unknownYear(verdicts, years) : null;
  return { code, verdict, year, reading: byYear.find((own) => own.year === year)?.reading ?? null };
}

const isMissing = ({ required, verdict }: CriterionStanding): boolean =>
  required && verdict !== 'met' && verdict !== 'likelyMet';

/** The titles of all criteria, which lines name by their codes. */
export const titlesOf = (statuses: readonly ExitStatus[]): DistrictExitResponse['titles'] =>
  statuses.flatMap(({ criteria, status }) => criteria.map(({ code, title }) => ({ status, code, title })));

function rank({ summary: { closeness, lacking, open } }: Line): number {
  return 10_000 * ORDER.indexOf(closeness) + 100 * lacking + open;
}
