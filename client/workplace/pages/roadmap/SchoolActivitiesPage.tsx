import { Table, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { SchoolRoadmapStatus } from '../../../../server/roadmap/schemas.ts';
import { aboutQuery } from '../../../api/queries.ts';
import { schoolActivitiesQuery } from '../../../api/roadmapQueries.ts';
import { Section } from '../../../ui/Section.tsx';
import { Answer } from '../../../ui/States.tsx';
import { Wide } from '../../../ui/Wide.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSchools } from '../../shell/schools.ts';
import { figureText } from './figures.ts';
import { SchoolTasks } from './SchoolTasks.tsx';
import { StateSign } from './StateSign.tsx';
import { countStates, STATES } from './states.ts';
import { turnText } from './turn.ts';

const route = getRouteApi('/schools/$schoolId/activities');

/** Every activity of the district's roadmap as it stands for one school: what is asked of it, and by when. */
export function SchoolActivitiesPage() {
  const { say, t } = useWords();
  const { schoolId } = route.useParams();
  const { date, year } = route.useSearch();
  const { nameOf } = useSchools();
  const about = useQuery(aboutQuery);
  const today = about.data?.today ?? '';
  const asked = year ?? Number(today.slice(0, 4));
  const status = useQuery({ ...schoolActivitiesQuery(asked, schoolId, date), enabled: asked > 0 });
  const navigate = useNavigate();
  return (
    <>
      <title>{`${t('roadmap.ofSchool')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('roadmap.ofSchool')}
      </Title>
      <p>
        <Link to="/schools/$schoolId" params={{ schoolId }}>
          {say(nameOf(schoolId))}
        </Link>
      </p>
      <SchoolTasks schoolId={schoolId} />
      <Section title={t('roadmap.ofSchoolStates')}>
        <TextInput
          type="date"
          label={t('roadmap.date')}
          maw={200}
          mb="md"
          value={date ?? today}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            const search = { year, date: chosen === '' || chosen === today ? undefined : chosen };
            void navigate({ to: '/schools/$schoolId/activities', params: { schoolId }, search, replace: true });
          }}
        />
        <Answer query={status} height={400}>
          {(data) => <Activities status={data} />}
        </Answer>
      </Section>
    </>
  );
}

function Activities({ status }: { status: SchoolRoadmapStatus }) {
  const words = useWords();
  const { day, say, t } = words;
  const { date } = route.useSearch();
  const concerned = status.activities.filter(({ state }) => state !== 'notApplicable');
  const counts = countStates(concerned);
  const rows = concerned.toSorted(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.period.to.localeCompare(b.period.to),
  );
  return (
    <>
      <p>
        <strong>{t('roadmap.finding', { done: counts.done, all: concerned.length })}</strong>{' '}
        {counts.late > 0 ? t('roadmap.late', { count: counts.late }) : t('roadmap.noneLate')}{' '}
        <span className="quiet">{t('roadmap.asOf', { day: day(status.date) })}</span>
      </p>
      <Wide label={t('roadmap.ofSchool')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('roadmap.activity')}</Table.Th>
              <Table.Th scope="col">{t('roadmap.dueBy')}</Table.Th>
              <Table.Th scope="col">{t('roadmap.state')}</Table.Th>
              <Table.Th scope="col">{t('roadmap.indicator')}</Table.Th>
              <Table.Th scope="col">{t('roadmap.missing')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((activity) => (
              <Table.Tr key={activity.no}>
                <Table.Td>
                  <Link to="/roadmap/$year/$no" params={{ year: status.year, no: activity.no }} search={{ date }}>
                    {activity.no}. {say(activity.title)}
                  </Link>
                </Table.Td>
                <Table.Td>{day(activity.period.to)}</Table.Td>
                <Table.Td>
                  <StateSign state={activity.state} isOverridden={activity.override !== null} />
                </Table.Td>
                <Table.Td>{figureText(activity, words)}</Table.Td>
                <Table.Td>
                  {activity.missing.map(({ text }) => say(text)).join('; ')}{' '}
                  <span className="quiet">{turnText(activity.missing, words)}</span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </>
  );
}
