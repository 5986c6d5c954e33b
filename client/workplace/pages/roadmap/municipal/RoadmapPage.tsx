import { Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { RoadmapStatus, YearsResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { roadmapStatusQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ActivityTable } from './ActivityTable.tsx';
import { Aims } from './Aims.tsx';
import { Filters } from './Filters.tsx';
import { ImportRoadmap } from './ImportRoadmap.tsx';
import { LateByResponsible } from './LateByResponsible.tsx';
import { NewYear } from './NewYear.tsx';
import { Programme } from './Programme.tsx';
import { RoadmapHistoryList } from './RoadmapHistoryList.tsx';
import { RoadmapYears } from './RoadmapYears.tsx';
import { StatesFinding } from './StatesFinding.tsx';
import type { RoadmapSearch } from './search.ts';
import { selectActivities } from './states.ts';
import { Timeline } from './Timeline.tsx';
import { shownYear } from './years.ts';

const route = getRouteApi('/roadmap');

/** What is done, what is late, whose turn it is: the district's roadmap of a year, as of any day. */
export function RoadmapPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('roadmap.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('roadmap.title')}
      </Title>
      <RoadmapYears>{(years) => <Year years={years} />}</RoadmapYears>
    </>
  );
}

function Year({ years }: { years: YearsResponse }) {
  const search = route.useSearch();
  const year = shownYear(years, search.year);
  const status = useQuery(roadmapStatusQuery(year, search.date));
  return (
    <>
      <Answer query={status} height={500}>
        {(data) => <Status status={data} search={search} years={years} />}
      </Answer>
      <Programme years={years.years} date={search.date} />
    </>
  );
}

type StatusProps = { status: RoadmapStatus; search: RoadmapSearch; years: YearsResponse };

function Status({ search, status, years }: StatusProps) {
  const { day, t } = useWords();
  const shown = selectActivities(status.activities, search);
  return (
    <>
      <p>
        <StatesFinding activities={status.activities} />{' '}
        <span className="quiet">
          {t('roadmap.asOf', { day: day(status.date) })}
          {search.date !== undefined && search.date < years.today && ` ${t('roadmap.past')}`}
        </span>
      </p>
      <Group justify="space-between" align="end" mb="md">
        <Filters search={search} status={status} years={years} />
        {status.mayEdit && (
          <Group gap="sm">
            <ImportRoadmap year={status.year} />
            <NewYear years={years.years} />
          </Group>
        )}
      </Group>
      {shown.length === 0 ? (
        <EmptyPanel title={t('roadmap.nothingShownTitle')}>{t('roadmap.nothingShown')}</EmptyPanel>
      ) : (
        <>
          <Timeline activities={shown} status={status} today={years.today} />
          <ActivityTable activities={shown} status={status} />
        </>
      )}
      <LateByResponsible activities={status.activities} asOf={status.date} year={status.year} date={search.date} />
      <Aims status={status} />
      <Section title={t('roadmap.history.title')}>
        <RoadmapHistoryList year={status.year} />
      </Section>
    </>
  );
}
