import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { ActivityRow } from '../../../../../server/roadmap/municipal/schemas.ts';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { profilesQuery } from '../../../../api/profiles/profileQueries.ts';
import { districtPlanQuery } from '../../../../api/roadmap/planQueries.ts';
import { roadmapStatusQuery, schoolActivitiesQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { PlanLines } from './PlanLines.tsx';
import { TieMatrixPanel, type Ties } from './TieMatrixPanel.tsx';
import { Uncovered } from './Uncovered.tsx';
import { useActivities, usePresentYear } from './useRoadmap.ts';

/** «Какие риски не закрыты?» */
export function PlanPage() {
  const { t } = useWords();
  return <CampaignPage title={t('plan.title')}>{(campaign) => <Plan campaign={campaign} />}</CampaignPage>;
}

function Plan({ campaign }: { campaign: CampaignSummary }) {
  const profiles = useQuery(profilesQuery(campaign.id));
  const plan = useQuery(districtPlanQuery(campaign.id));
  const measures = useQuery(measuresQuery);
  const present = usePresentYear();
  const year = present ?? 0;
  const activities = useActivities(present);
  const session = useSession();
  const { school } = useSearch({ from: '/plan' });
  const isRead = year > 0 && may(session, 'roadmap:read');
  const ofDistrict = useQuery({ ...roadmapStatusQuery(year), enabled: isRead && school === undefined }).data;
  const ofSchoolOnly = useQuery({
    ...schoolActivitiesQuery(year, school ?? 0),
    enabled: isRead && school !== undefined,
  }).data;
  const states = statesOf((school === undefined ? ofDistrict : ofSchoolOnly)?.activities ?? []);
  return (
    <Answer query={profiles} height={420}>
      {(district) => (
        <Answer query={plan}>
          {({ lines }) => (
            <Answer query={measures}>
              {({ measures: library }) => (
                <Whole ties={{ profiles: district, lines, measures: library, activities, year, states }} />
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
}

/** All schools, or the one that the address names. */
function Whole({ ties }: { ties: Ties }) {
  const { t } = useWords();
  const { school } = useSearch({ from: '/plan' });
  const shown = useMemo(() => (school === undefined ? ties : ofSchool(ties, school)), [school, ties]);
  return (
    <>
      <p className="quiet">{t('plan.lead')}</p>
      {ties.profiles.schools.length > 1 && <SchoolChoice ties={ties} />}
      <TieMatrixPanel ties={shown} />
      <Uncovered ties={shown} />
      <PlanLines ties={shown} />
    </>
  );
}

/** How the activities stand in the district, or for one school. */
const statesOf = (activities: readonly Pick<ActivityRow, 'no' | 'state'>[]): Ties['states'] =>
  new Map(activities.map(({ no, state }) => [no, state]));

function ofSchool(ties: Ties, school: number): Ties {
  return {
    ...ties,
    profiles: { ...ties.profiles, schools: ties.profiles.schools.filter(({ schoolId }) => schoolId === school) },
    lines: ties.lines.filter(({ schoolId }) => schoolId === school),
  };
}

function SchoolChoice({ ties }: { ties: Ties }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const { school } = useSearch({ from: '/plan' });
  const navigate = useNavigate();
  const schools = ties.profiles.schools
    .map(({ schoolId }) => ({ value: String(schoolId), label: say(nameOf(schoolId)) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <NativeSelect
      label={t('plan.school')}
      maw={420}
      mb="md"
      value={school === undefined ? '' : String(school)}
      data={[{ value: '', label: t('plan.allSchools') }, ...schools]}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '/plan',
          search: currentTarget.value === '' ? {} : { school: Number(currentTarget.value) },
          resetScroll: false,
        })
      }
    />
  );
}
