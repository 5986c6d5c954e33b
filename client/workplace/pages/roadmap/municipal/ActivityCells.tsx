import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ActivityRow } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { figureText } from './figures.ts';
import { StateSign } from './StateSign.tsx';

/** The heads of the cells, as `roadmap` names them. */
export const ACTIVITY_COLUMNS = ['activity', 'dueBy', 'state', 'indicator'] as const;

type ActivityCellsProps = {
  activity: Pick<ActivityRow, 'no' | 'override' | 'period' | 'state' | 'target' | 'title' | 'value'>;
  year: number;
  date?: string;
};

/** The first cells of a row about an activity: which, by when, how far. @param date the state is as of that day */
export function ActivityCells({ activity, date, year }: ActivityCellsProps) {
  const words = useWords();
  const { day, say } = words;
  const { no, override, period, state, title } = activity;
  return (
    <>
      <Table.Td>
        <Link to="/roadmap/$year/$no" params={{ year, no }} search={{ date }}>
          {no}. {say(title)}
        </Link>
      </Table.Td>
      <Table.Td>{day(period.to)}</Table.Td>
      <Table.Td>
        <StateSign state={state} isOverridden={override !== null} />
      </Table.Td>
      <Table.Td>{figureText(activity, words)}</Table.Td>
    </>
  );
}
