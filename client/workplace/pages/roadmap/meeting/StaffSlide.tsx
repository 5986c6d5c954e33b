import { Table } from '@mantine/core';
import type { MeetingStaff } from '../../../../../server/roadmap/meeting/schemas.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { LevelsFigure } from './LevelsFigure.tsx';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';
import { yearsText } from './sources.ts';

const COLUMNS = ['year', 'reported', 'teachers', 'vacancies', 'turnover', 'interval'] as const;

/** How stable the staff of the supported schools is. */
export function StaffSlide() {
  const words = useWords();
  const { percent, say, t } = words;
  const {
    meeting: { factors, staff, turnoverChange: finding },
    roadmap,
  } = useMeeting();
  const expected = roadmap.expectedResults.at(2);
  const newest = staff.at(-1);
  const own = factors.filter(({ slide }) => slide === 'staff');
  const figures = {
    from: 'from' in finding ? percent(finding.from) : '',
    to: 'to' in finding ? percent(finding.to) : '',
  };
  return (
    <Slide
      name="staff"
      expected={expected && say(expected)}
      source={[newest ? t('meeting.staff.source', newest) : '', yearsText(own, words)]}
    >
      <p className="slide-finding">{t(`meeting.staff.${finding.kind}`, figures)}</p>
      <p className="quiet">{t('meeting.staff.subtitle')}</p>
      <Wide>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column} scope="col">
                  {t(`meeting.staff.table.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {staff.map((year) => (
              <YearRow key={year.year} staff={year} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      <div className="slide-tools">
        <MethodLink method="clustered-shares" />
      </div>
      <LevelsFigure factors={own} />
    </Slide>
  );
}

function YearRow({ staff: { asked, reported, teachers, turnover, vacancies, year } }: { staff: MeetingStaff }) {
  const { number, percent, t } = useWords();
  return (
    <Table.Tr>
      <Table.Th scope="row">{year}</Table.Th>
      <Table.Td>{t('meeting.staff.table.of', { reported, asked })}</Table.Td>
      <Table.Td>{number(teachers)}</Table.Td>
      <Table.Td>{number(vacancies)}</Table.Td>
      <Table.Td>
        {turnover.kind === 'estimate' ? percent(turnover.value) : t('meeting.staff.withheld', turnover)}
      </Table.Td>
      <Table.Td>
        {turnover.kind === 'estimate' &&
          t('risk.interval', { low: percent(turnover.interval[0]), high: percent(turnover.interval[1]) })}
      </Table.Td>
    </Table.Tr>
  );
}
