import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Change, SchoolHistoryResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { riskTimeline } from '../../../../charts/riskTimeline.ts';
import { changeSentence } from '../../../../ui/changeWords.ts';
import { riskSentence } from '../../../../ui/riskWords.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useLineTitle } from '../../roadmap/plan/useLineTitle.ts';
import { timelineMeasures, timelineResults } from './history.ts';
import { useHistoryLines } from './useHistoryLines.ts';

type FactorHistoryProps = { profile: SchoolProfileResponse; history: SchoolHistoryResponse; factor: string };

/** «Что делали и что изменилось»: the chosen factor over all campaigns, with the measures against it on the same time line. */
export function FactorHistory({ profile, history, factor }: FactorHistoryProps) {
  const words = useWords();
  const { t } = words;
  const today = useQuery(aboutQuery).data?.today ?? '';
  const all = useHistoryLines(history);
  const lines = useMemo(() => all.filter((line) => line.factor === factor), [all, factor]);
  const titleOf = useLineTitle();
  const { thresholds } = profile;
  const timeline = useMemo(
    () => ({
      results: timelineResults(words, history, factor, today),
      measures: timelineMeasures(lines, titleOf),
      thresholds,
      today: { day: today, label: t('school.history.today') },
    }),
    [factor, history, lines, t, thresholds, titleOf, today, words],
  );
  const draw = useCallback((width: number) => riskTimeline(timeline, width), [timeline]);
  if (today === '' || history.campaigns.length === 0) return null;
  const title = profile.factors.find(({ code }) => code === factor)?.title;
  const name = title ? words.say(title) : factor;
  return (
    <div id="history">
      <PlotFigure
        title={`${name}: ${findingOf(words, history, factor)}`}
        subtitle={t('school.history.subtitle', { count: lines.length })}
        draw={draw}
        method="change-between-campaigns"
        table={<HistoryTable {...{ history, factor, lines, titleOf }} />}
      />
    </div>
  );
}

function findingOf(words: Words, { campaigns }: SchoolHistoryResponse, factor: string): string {
  if (campaigns.length < 2) return words.t('school.history.first');
  const change = changeOf(campaigns[campaigns.length - 1].changes, factor);
  const year = campaigns[campaigns.length - 2].year;
  if (change?.kind !== 'estimate') return changeSentence(words, change);
  return words.t(`school.history.${change.verdict}`, { year });
}

const changeOf = (changes: Change[], factor: string) => changes.find((change) => change.factor === factor);

type HistoryTableProps = Omit<FactorHistoryProps, 'profile'> & { lines: PlanLine[]; titleOf(line: PlanLine): string };

function HistoryTable({ history, factor, lines, titleOf }: HistoryTableProps) {
  const words = useWords();
  const { day, t } = words;
  const period = (from: string, to: string) => t('plan.period', { from: day(from), to: day(to) });
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          {(['when', 'what', 'found'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`school.history.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {history.campaigns.map(({ changes, closesOn, id, opensOn, results }) => {
          const change = changeOf(changes, factor);
          const found = riskSentence(
            words,
            results.find((result) => result.factor === factor),
          );
          return (
            <Table.Tr key={id}>
              <Table.Td>{period(opensOn, closesOn)}</Table.Td>
              <Table.Td>{t('school.history.survey')}</Table.Td>
              <Table.Td>{change ? `${found}; ${changeSentence(words, change)}` : found}</Table.Td>
            </Table.Tr>
          );
        })}
        {lines.map((line) => (
          <Table.Tr key={`line ${line.id}`}>
            <Table.Td>{period(line.startsOn, line.endsOn)}</Table.Td>
            <Table.Td>{titleOf(line)}</Table.Td>
            <Table.Td>{t(`plan.state.${line.state}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
