import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CampaignSummary } from '../../../../server/campaigns/schemas.ts';
import { districtPlanQuery, measuresQuery, profilesQuery } from '../../../api/queries.ts';
import { Answer } from '../../../ui/States.tsx';
import { useWords } from '../../../ui/words.ts';
import { CampaignPage } from '../../shell/CampaignPage.tsx';
import { useSchools } from '../../shell/schools.ts';
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
  const activities = useActivities(usePresentYear());
  return (
    <Answer query={profiles} height={420}>
      {(district) => (
        <Answer query={plan}>
          {({ lines }) => (
            <Answer query={measures}>
              {(library) => <Whole ties={{ profiles: district, lines, measures: library.measures, activities }} />}
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
