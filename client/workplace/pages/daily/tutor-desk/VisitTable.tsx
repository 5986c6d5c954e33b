import { Button, Table, TextInput } from '@mantine/core';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { PlannedVisit, VisitFault } from './schedule.ts';

type VisitTableProps = {
  visits: PlannedVisit[];
  change(visits: PlannedVisit[]): void;
  /** By the id of the row. */
  faults: ReadonlyMap<number, VisitFault>;
  today: string;
};

/** Each proposed visit with its day, which can be another one, or taken out. Rows stay in their place while a day is typed. */
export function VisitTable({ change, faults, today, visits }: VisitTableProps) {
  const { say, t, weekday } = useWords();
  if (visits.length === 0) return null;
  return (
    <Wide label={t('work.schedule.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('work.schedule.day')}</Table.Th>
            <Table.Th scope="col">{t('work.schedule.weekday')}</Table.Th>
            <Table.Th scope="col">{t('work.schedule.school')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {visits.map((visit, index) => {
            const fault = faults.get(visit.id);
            const named = { number: index + 1, school: say(visit.school) };
            return (
              <Table.Tr key={visit.id}>
                <Table.Td>
                  <TextInput
                    type="date"
                    maw={170}
                    aria-label={t('work.schedule.dayOf', named)}
                    value={visit.on}
                    min={today}
                    error={fault && t(`work.schedule.${fault}`)}
                    onChange={(event) => {
                      const on = event.currentTarget.value;
                      change(visits.map((each) => (each.id === visit.id ? { ...each, on } : each)));
                    }}
                  />
                </Table.Td>
                <Table.Td>{visit.on === '' ? '' : weekday(visit.on)}</Table.Td>
                <Table.Td>{say(visit.school)}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('work.schedule.removeOf', named)}
                    onClick={() => change(visits.filter((each) => each.id !== visit.id))}
                  >
                    {t('work.schedule.remove')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
