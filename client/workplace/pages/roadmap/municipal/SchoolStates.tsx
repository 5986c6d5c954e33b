import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ActivityStatusView } from '../../../../../server/roadmap/municipal/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { figureText } from './figures.ts';
import { StateSign } from './StateSign.tsx';
import { STATES } from './states.ts';
import { turnText } from './turn.ts';

type SchoolStatesProps = { activity: ActivityStatusView; year: number; date?: string };

/** How each school stands on one activity, the most pressing first. */
export function SchoolStates({ activity, date, year }: SchoolStatesProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const rows = activity.bySchool.toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  return (
    <Wide label={`${t('roadmap.bySchool')}: ${t('shell.table')}`}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('evidence.school')}</Table.Th>
            <Table.Th scope="col">{t('roadmap.state')}</Table.Th>
            <Table.Th scope="col">{t('roadmap.indicator')}</Table.Th>
            <Table.Th scope="col">{t('roadmap.turn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.schoolId}>
              <Table.Th scope="row">
                <Link to="/schools/$schoolId/activities" params={{ schoolId: row.schoolId }} search={{ year, date }}>
                  {say(nameOf(row.schoolId))}
                </Link>
              </Table.Th>
              <Table.Td>
                <StateSign state={row.state} isOverridden={row.override !== null} />
              </Table.Td>
              <Table.Td>{figureText({ value: row.value, target: activity.target }, words)}</Table.Td>
              <Table.Td>
                {row.missing.map(({ text }) => say(text)).join('; ')}{' '}
                <span className="quiet">{turnText(row.missing, words)}</span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
