import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { SchoolHistoryResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { schoolCourse } from '../../../../charts/schoolCourse.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useLineTitle } from '../../roadmap/plan/useLineTitle.ts';
import { countCourse, courseFactors } from './course.ts';
import { timelineMeasures, timelineResults } from './history.ts';
import { useHistoryLines } from './useHistoryLines.ts';

type SchoolCourseProps = { profile: SchoolProfileResponse; history: SchoolHistoryResponse };

/** More than these are for whoever asks for them. */
const SHOWN_FIRST = 4;

/** «Что школа делала и что из этого вышло»: measures and results of all its risks on one time line. */
export function SchoolCourse({ profile, history }: SchoolCourseProps) {
  const words = useWords();
  const { t } = words;
  const [isWhole, setWhole] = useState(false);
  const today = useQuery(aboutQuery).data?.today ?? '';
  const lines = useHistoryLines(history);
  const titleOf = useLineTitle();
  const factors = useMemo(() => courseFactors(history, lines), [history, lines]);
  const rows = useMemo(
    () =>
      (isWhole ? factors : factors.slice(0, SHOWN_FIRST)).map((code) => {
        const own = lines.filter(({ factor }) => factor === code);
        return {
          label: words.say(profile.factors.find((each) => each.code === code)?.title ?? { ru: code, en: code }),
          results: timelineResults(words, history, code, today),
          measures: timelineMeasures(own, titleOf),
          lines: own,
        };
      }),
    [factors, history, isWhole, lines, profile, titleOf, today, words],
  );
  const draw = useCallback(
    (width: number) => schoolCourse(rows, { today: { day: today, label: t('school.history.today') } }, width),
    [rows, t, today],
  );
  if (today === '' || factors.length === 0) return null;
  return (
    <div id="course">
      <PlotFigure
        title={findingOf(words, history, factors)}
        subtitle={t('school.course.subtitle')}
        draw={draw}
        method="change-between-campaigns"
        table={<CourseTable rows={rows} titleOf={titleOf} />}
      />
      {factors.length > SHOWN_FIRST && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('school.measures.fewer') : t('school.course.all', { count: factors.length })}
        </Button>
      )}
    </div>
  );
}

function findingOf({ t }: Words, { campaigns }: SchoolHistoryResponse, factors: string[]): string {
  const last = campaigns.at(-1);
  const former = campaigns.at(-2);
  if (!last || !former) return t('school.course.first');
  return t('school.course.finding', { ...countCourse(last.changes, factors), year: former.year });
}

type Row = { label: string; results: ReturnType<typeof timelineResults>; lines: PlanLine[] };

function CourseTable({ rows, titleOf }: { rows: Row[]; titleOf(line: PlanLine): string }) {
  const { day, number, t } = useWords();
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          {(['school.course.risk', 'school.history.found', 'school.course.done'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ label, lines, results }) => (
          <Table.Tr key={label}>
            <Table.Th scope="row">{label}</Table.Th>
            <Table.Td>
              {results.map(({ day: on, estimate, words }) => (
                <p key={on}>
                  {day(on)}: {words}
                  {estimate && `, ${t('risk.value', { value: number(estimate.value) })}`}
                </p>
              ))}
            </Table.Td>
            <Table.Td>
              {lines.map((line) => (
                <p key={line.id}>
                  {titleOf(line)}: {t('plan.period', { from: day(line.startsOn), to: day(line.endsOn) })},{' '}
                  {t(`plan.state.${line.state}`)}
                </p>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
