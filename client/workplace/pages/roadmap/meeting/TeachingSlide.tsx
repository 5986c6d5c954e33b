import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { Share } from '../../../../../server/roadmap/meeting/schemas.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { shareRows } from '../../../../charts/shareRows.ts';
import { useWords } from '../../../../ui/words.ts';
import { LevelsFigure } from './LevelsFigure.tsx';
import { useMeeting } from './meetingContext.ts';
import { Slide } from './Slide.tsx';
import { yearsText } from './sources.ts';
import { lessonSummary } from './summaries.ts';

/** What was seen in lessons, and what the questionnaires say of the teachers' competence. */
export function TeachingSlide() {
  const words = useWords();
  const { say, t } = words;
  const {
    meeting: { factors, lessons },
    roadmap,
  } = useMeeting();
  const expected = roadmap.expectedResults.at(1);
  const own = factors.filter(({ slide }) => slide === 'teaching');
  return (
    <Slide
      name="teaching"
      expected={expected && say(expected)}
      source={[t('meeting.lessons.source', lessons), yearsText(own, words)]}
    >
      <div className="slide-columns">
        <LessonsFigure />
        <LevelsFigure factors={own} />
      </div>
    </Slide>
  );
}

function LessonsFigure() {
  const { percent, say, t } = useWords();
  const {
    meeting: { lessons, year },
  } = useMeeting();
  const summary = lessonSummary(lessons);
  const rows = useMemo(
    () =>
      lessons.criteria.map(({ before, name, share, title }) => ({
        key: name,
        label: say(title),
        share: share.kind === 'estimate' ? share : null,
        before: before.kind === 'estimate' ? before.value : null,
        words: share.kind === 'estimate' ? percent(share.value) : t('meeting.lessons.tooFew'),
      })),
    [lessons, percent, say, t],
  );
  const draw = useCallback((width: number) => shareRows(rows, percent, width), [rows, percent]);
  if (summary === null) return <p>{t('meeting.lessons.few', { lessons: lessons.lessons })}</p>;
  const { sure, told, weakest } = summary;
  return (
    <PlotFigure
      title={
        sure === 0
          ? t('meeting.lessons.noneSure', { all: told, weakest: say(weakest.title) })
          : t('meeting.lessons.finding', { count: sure, all: told, weakest: say(weakest.title) })
      }
      subtitle={t('meeting.lessons.subtitle', { year: year - 1 })}
      draw={draw}
      method="clustered-shares"
      table={<LessonsTable />}
    />
  );
}

function LessonsTable() {
  const { percent, say, t } = useWords();
  const {
    meeting: { lessons },
  } = useMeeting();
  const value = (share: Share) => (share.kind === 'estimate' ? percent(share.value) : t('meeting.lessons.tooFew'));
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {(['criterion', 'share', 'interval', 'lessons', 'before'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`meeting.lessons.table.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lessons.criteria.map(({ before, name, share, title }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{say(title)}</Table.Th>
            <Table.Td>{value(share)}</Table.Td>
            <Table.Td>
              {share.kind === 'estimate' &&
                t('risk.interval', { low: percent(share.interval[0]), high: percent(share.interval[1]) })}
            </Table.Td>
            <Table.Td>{share.n}</Table.Td>
            <Table.Td>{value(before)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
