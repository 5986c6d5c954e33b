import { Alert, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WorkResponse } from '../../../../../server/daily/tutor-desk/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';

type Consultations = WorkResponse['consultations'][number];
type Month = Consultations['months'][number];

const COUNTS = ['received', 'answered', 'offered', 'held'] as const;
/** Schools are empty then. */
const SUMMER = ['07', '08'];

/** Requests and consultations of the year month by month, as counts. */
export function ConsultationPanel({ consultations, today }: { consultations: Consultations[]; today: string }) {
  const { say, t } = useWords();
  return (
    <>
      <p>{t('work.consultations.lead')}</p>
      {consultations.map((each) => (
        <div key={each.schoolId}>
          {consultations.length > 1 && <h3>{say(each.school)}</h3>}
          {each.offerMissing && (
            <Alert color="orange" variant="light" mb="sm">
              {t('work.consultations.offer')}
            </Alert>
          )}
          <Months {...each} today={today} />
        </div>
      ))}
    </>
  );
}

/** The months of the year up to today; the summer only where something was recorded. */
export function monthsOf(months: readonly Month[], today: string): { month: string; records: Month[] }[] {
  const year = today.slice(0, 4);
  const names = Array.from({ length: Number(today.slice(5, 7)) }, (_, index) => String(index + 1).padStart(2, '0'));
  return names
    .map((name) => ({
      month: `${year}-${name}`,
      records: months.filter(({ month }) => month === `${year}-${name}`),
      isSummer: SUMMER.includes(name),
    }))
    .filter(({ isSummer, records }) => !isSummer || records.length > 0)
    .map(({ month, records }) => ({ month, records }));
}

function Months({ months, schoolId, today }: Consultations & { today: string }) {
  const { month: monthName, number, t } = useWords();
  const named = (month: string) => monthName(Number(month.slice(5, 7)));
  const sum = (list: readonly Month[], part: (typeof COUNTS)[number]) =>
    list.reduce((all, each) => all + each[part], 0);
  return (
    <Wide label={t('work.consultations.table')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('work.consultations.month')}</Table.Th>
            {COUNTS.map((part) => (
              <Table.Th key={part} scope="col" ta="right">
                {t(`work.consultations.${part}`)}
              </Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {monthsOf(months, today)
            .toReversed()
            .map(({ month, records }) => (
              <Table.Tr key={month}>
                <Table.Th scope="row">{named(month)}</Table.Th>
                {COUNTS.map((part) => (
                  <Table.Td key={part} ta="right">
                    {records.length === 0 ? '–' : number(sum(records, part))}
                  </Table.Td>
                ))}
                <Table.Td>
                  {records.length === 0 ? (
                    <Link
                      aria-label={`${t('work.consultations.write')}: ${named(month)}`}
                      to="/evidence/new"
                      search={{ kind: 'consultation', school: schoolId, given: { month } }}
                    >
                      {t('work.consultations.write')}
                    </Link>
                  ) : (
                    <Link
                      aria-label={`${t('work.consultations.correct')}: ${named(month)}`}
                      to="/evidence/$evidenceId"
                      params={{ evidenceId: records[0].id }}
                    >
                      {t('work.consultations.correct')}
                    </Link>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          <Table.Tr>
            <Table.Th scope="row">{t('work.consultations.sum')}</Table.Th>
            {COUNTS.map((part) => (
              <Table.Td key={part} ta="right">
                <strong>{number(sum(months, part))}</strong>
              </Table.Td>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
