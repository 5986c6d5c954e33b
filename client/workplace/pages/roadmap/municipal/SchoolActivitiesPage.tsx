import { Table, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { SchoolRoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { schoolActivitiesQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { yearOf } from '../../../../days.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { ACTIVITY_COLUMNS, ActivityCells } from './ActivityCells.tsx';
import { SchoolTasks } from './SchoolTasks.tsx';
import { StatesFinding } from './StatesFinding.tsx';
import { STATES } from './states.ts';
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
  const asked = year ?? yearOf(today);
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
  const rows = concerned.toSorted(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || a.period.to.localeCompare(b.period.to),
  );
  return (
    <>
      <p>
        <StatesFinding activities={concerned} />{' '}
        <span className="quiet">{t('roadmap.asOf', { day: day(status.date) })}</span>
      </p>
      <Wide label={t('roadmap.ofSchool')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {[...ACTIVITY_COLUMNS, 'missing' as const].map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`roadmap.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((activity) => (
              <Table.Tr key={activity.no}>
                <ActivityCells activity={activity} year={status.year} date={date} />
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
