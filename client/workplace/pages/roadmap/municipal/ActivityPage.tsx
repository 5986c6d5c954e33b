import { Alert, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ActivityDetail } from '../../../../../server/roadmap/municipal/schemas.ts';
import { activityQuery, roadmapStatusQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ActivityEditor } from './ActivityEditor.tsx';
import { EvidenceRefs } from './EvidenceRefs.tsx';
import { figureText } from './figures.ts';
import { MissingList } from './MissingList.tsx';
import { Overrides } from './Overrides.tsx';
import { responsibleText } from './responsible.ts';
import { SchoolStates } from './SchoolStates.tsx';
import { StateSign } from './StateSign.tsx';

const route = getRouteApi('/roadmap/$year/$no');

/** One row of the roadmap: how it stands, what proves it, what is missing and whose turn it is. */
export function ActivityPage() {
  const { no, year } = route.useParams();
  const { date } = route.useSearch();
  const detail = useQuery(activityQuery(year, no, date));
  return <Answer query={detail}>{(data) => <Detail key={`${year}/${no}`} detail={data} year={year} />}</Answer>;
}

function Detail({ detail, year }: { detail: ActivityDetail; year: number }) {
  const { day, say, t } = useWords();
  const { date } = route.useSearch();
  const { activity, evidence, overrides } = detail;
  // The whole roadmap says whether the reader may edit, and in which version it is.
  const status = useQuery(roadmapStatusQuery(year, date)).data;
  return (
    <>
      <title>{`${activity.no}. ${say(activity.title)} · ${t('shell.app')}`}</title>
      <p>
        <Link to="/roadmap" search={{ year, date }}>
          {t('roadmap.back', { year })}
        </Link>
      </p>
      <Title order={1} size="h2">
        {activity.no}. {say(activity.title)}
      </Title>
      <p>
        <StateSign state={activity.state} isOverridden={activity.override !== null} />{' '}
        <span className="quiet">{t('roadmap.asOf', { day: day(detail.date) })}</span>
      </p>
      <Facts activity={activity} />
      {status?.mayEdit && <ActivityEditor status={status} activity={activity} />}
      <Section title={t('roadmap.missing')}>
        <MissingList activity={activity} />
      </Section>
      <Section title={t('roadmap.evidence')}>
        <EvidenceRefs evidence={evidence} activity={activity} />
      </Section>
      {activity.per === 'school' && activity.bySchool.length > 0 && (
        <Section title={t('roadmap.bySchool')}>
          <SchoolStates activity={activity} year={year} date={date} />
        </Section>
      )}
      <Section title={t('roadmap.override.title')}>
        <Overrides activity={activity} overrides={overrides} year={year} mayEdit={status?.mayEdit === true} />
      </Section>
    </>
  );
}

function Facts({ activity }: Pick<ActivityDetail, 'activity'>) {
  const words = useWords();
  const { day, say, t } = words;
  const { indicator, note, ours, period, responsible, rule, schools } = activity;
  const facts = [
    [t('roadmap.period'), `${day(period.from)} – ${day(period.to)}`],
    [t('roadmap.responsible'), responsible.map((role) => responsibleText(role, words)).join(', ')],
    [t('roadmap.schools'), schools.map((kind) => t(`designation.${kind}`)).join(', ')],
    [t('roadmap.indicator'), `${say(indicator)}: ${figureText(activity, words)}`],
  ];
  return (
    <>
      <Table>
        <Table.Tbody>
          {facts.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" w="30%">
                {label}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('roadmap.rule')}</Table.Th>
            <Table.Td>
              {say(rule)} <MethodLink method="roadmap" />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {ours !== undefined && (
        <Alert color="gray" variant="light" mt="sm" title={t('roadmap.ours')}>
          {ours}
        </Alert>
      )}
      {note !== undefined && <p className="quiet">{t('roadmap.remark', { note: say(note) })}</p>}
    </>
  );
}
