import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { paceQuery } from '../../../../api/answering/campaignQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { paceChart } from '../../../../charts/paceChart.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { type Pace, paceOf } from './pace.ts';

type PacePanelProps = { campaign: CampaignResponse; cells: CoverageCell[]; school: number | null };

/** Received per week against what is needed a week. @param school null for all in view */
export function PacePanel({ campaign, cells, school }: PacePanelProps) {
  const about = useQuery(aboutQuery);
  const pace = useQuery(paceQuery(campaign.id, school));
  const own = useMemo(() => cells.filter(({ schoolId }) => school === null || schoolId === school), [cells, school]);
  return (
    <Answer query={about}>
      {({ today }) => (
        <Answer query={pace} height={220}>
          {({ weeks }) => (
            <PaceFigure campaign={campaign} pace={paceOf(weeks, own, { ...campaign, today })} today={today} />
          )}
        </Answer>
      )}
    </Answer>
  );
}

function PaceFigure({ campaign, pace, today }: { campaign: CampaignResponse; pace: Pace; today: string }) {
  const words = useWords();
  const { number, t } = words;
  const { closesOn, state } = campaign;
  const draw = useCallback(
    (width: number) =>
      paceChart(
        { weeks: pace.weeks, today, closesOn, needed: state === 'open' ? pace.needed : 0 },
        {
          axis: t('campaigns.pace.axis'),
          needed: neededOf(words, pace),
          day: (each) => `${each.slice(8)}.${each.slice(5, 7)}`,
        },
        width,
      ),
    [closesOn, pace, state, t, today, words],
  );
  // Without an answer there is nothing to draw, and its axis would count nothing.
  if (pace.total === 0) {
    return (
      <EmptyPanel title={t(state === 'open' ? 'campaigns.pace.noneYet' : 'campaigns.pace.none')}>
        {state === 'open' && pace.missing > 0 && t('campaigns.pace.noneYetNeeded', { needed: neededOf(words, pace) })}
        {state === 'open' && pace.missing === 0 && t('campaigns.pace.noneYetUnknown')}
      </EmptyPanel>
    );
  }
  return (
    <PlotFigure
      title={titleOf(words, campaign, pace)}
      subtitle={t(state === 'open' ? 'campaigns.pace.subtitle' : 'campaigns.pace.subtitleClosed', {
        total: number(pace.total),
        target: number(pace.target),
      })}
      draw={draw}
      method="coverage"
      table={<PaceTable pace={pace} />}
    />
  );
}

/** What is needed a week, or in all where less than a week is left. */
function neededOf({ number, t }: Words, { left, needed }: Pace): string {
  const count = Math.ceil(needed);
  const values = { count, n: number(count) };
  return left < 7 ? t('campaigns.pace.neededAtLast', values) : t('campaigns.pace.needed', values);
}

function titleOf(words: Words, { closesOn, state }: CampaignResponse, pace: Pace): string {
  const { day, number, t } = words;
  if (state !== 'open' || pace.left === 0) return t('campaigns.pace.closed');
  if (pace.missing === 0) return t('campaigns.pace.reached');
  const count = Math.round(pace.recent);
  const rates = {
    day: day(closesOn),
    needed: neededOf(words, pace),
    recent: t('campaigns.pace.recent', { count, n: number(count) }),
  };
  return pace.needed > pace.recent ? t('campaigns.pace.behind', rates) : t('campaigns.pace.ahead', rates);
}

function PaceTable({ pace }: { pace: Pace }) {
  const { day, t } = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('campaigns.pace.week')}</Table.Th>
          <Table.Th scope="col">{t('campaigns.pace.received')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pace.weeks.map((each) => (
          <Table.Tr key={each.week}>
            <Table.Th scope="row">{day(each.week)}</Table.Th>
            <Table.Td>{each.received}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
