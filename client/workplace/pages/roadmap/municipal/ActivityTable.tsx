import { Table, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ActivityRow, RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { figureText } from './figures.ts';
import styles from './RoadmapPage.module.css';
import { responsibleText } from './responsible.ts';
import { StateSign } from './StateSign.tsx';
import { turnText } from './turn.ts';

type ActivityTableProps = { activities: ActivityRow[]; status: RoadmapStatus };

const COLUMNS = ['activity', 'period', 'responsible', 'state', 'indicator', 'turn'] as const;

/** The rows of the roadmap by section: when, who, how far, and what is missing. */
export function ActivityTable({ activities, status }: ActivityTableProps) {
  const { say, t } = useWords();
  const sections = status.sections.filter(({ code }) => activities.some(({ section }) => section === code));
  return sections.map(({ code, title }) => (
    <section key={code} className={styles.section} aria-labelledby={`section-${code}`}>
      <Title order={2} size="h4" id={`section-${code}`}>
        {code}. {say(title)}
      </Title>
      <Wide label={`${say(title)}: ${t('shell.table')}`}>
        <Table className={styles.table}>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column} scope="col" className={styles[column]}>
                  {t(`roadmap.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {activities
              .filter(({ section }) => section === code)
              .map((activity) => (
                <Row key={activity.no} activity={activity} status={status} />
              ))}
          </Table.Tbody>
        </Table>
      </Wide>
    </section>
  ));
}

function Row({ activity, status }: { activity: ActivityRow; status: RoadmapStatus }) {
  const words = useWords();
  const { day, say, t } = words;
  const { no, override, period, state } = activity;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/roadmap/$year/$no" params={{ year: status.year, no }} search={(before) => ({ date: before.date })}>
          {no}. {say(activity.title)}
        </Link>
      </Table.Td>
      <Table.Td>
        {day(period.from)} – {day(period.to)}
      </Table.Td>
      <Table.Td>{activity.responsible.map((role) => responsibleText(role, words)).join(', ')}</Table.Td>
      <Table.Td>
        <StateSign state={state} isOverridden={override !== null} />
      </Table.Td>
      <Table.Td>
        {figureText(activity, words)}
        <span className="quiet"> {t('roadmap.records', { count: activity.evidence })}</span>
      </Table.Td>
      <Table.Td>{turnText(activity.turns, words)}</Table.Td>
    </Table.Tr>
  );
}
