import { NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { schoolRoadmapQuery } from '../../../../api/roadmap/planQueries.ts';
import { Answer, LoadingPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { usePresentYear } from '../plan/useRoadmap.ts';
import { AimPanel } from './AimPanel.tsx';
import { LinesPanel } from './LinesPanel.tsx';
import { ProgrammeList } from './ProgrammeList.tsx';
import { RoadmapHistory } from './RoadmapHistory.tsx';
import styles from './SchoolRoadmap.module.css';
import { StatePanel } from './StatePanel.tsx';

/** «Что школа делает в этом году, и согласовано ли это?» */
export function SchoolRoadmapPage() {
  const { say, t } = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId/roadmap' });
  const { year: asked } = useSearch({ from: '/schools/$schoolId/roadmap' });
  const { nameOf } = useSchools();
  const present = usePresentYear();
  const year = asked ?? present;
  const name = say(nameOf(schoolId));
  return (
    <>
      <title>{`${t('schoolRoadmap.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('schoolRoadmap.title')}
      </Title>
      <p className="quiet">
        {name}. {t('schoolRoadmap.lead')}
      </p>
      <p className={styles.links}>
        <Link to="/schools/$schoolId" params={{ schoolId }}>
          {t('schoolRoadmap.toSchool')}
        </Link>
        <Link to="/practice">{t('schoolRoadmap.toPractice')}</Link>
      </p>
      {year === undefined ? <LoadingPanel /> : <Whole key={`${schoolId} ${year}`} {...{ schoolId, year }} />}
    </>
  );
}

function Whole({ schoolId, year }: { schoolId: number; year: number }) {
  const roadmap = useQuery(schoolRoadmapQuery(schoolId, year));
  return (
    <Answer query={roadmap} height={420}>
      {(data) => (
        <>
          <YearChoice roadmap={data} />
          <StatePanel roadmap={data} />
          <AimPanel roadmap={data} />
          <LinesPanel roadmap={data} />
          <ProgrammeList roadmap={data} />
          <RoadmapHistory roadmap={data} />
        </>
      )}
    </Answer>
  );
}

function YearChoice({ roadmap: { year, years } }: { roadmap: SchoolRoadmapResponse }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NativeSelect
      className={styles.choice}
      label={t('schoolRoadmap.year')}
      value={String(year)}
      data={years.map(String)}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '.',
          search: (search) => ({ ...search, year: Number(currentTarget.value) }),
          resetScroll: false,
        })
      }
    />
  );
}
