import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { paceQuery } from '../../../../api/answering/campaignQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { paceChart } from '../../../../charts/paceChart.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { type Pace, paceOf } from './pace.ts';

type PacePanelProps = { campaign: CampaignResponse; cells: CoverageCell[]; school: number | null };

/** Received per day against what is needed a day. @param school null for all in view */
export function PacePanel({ campaign, cells, school }: PacePanelProps) {
  const about = useQuery(aboutQuery);
  const pace = useQuery(paceQuery(campaign.id, school));
  const own = useMemo(() => cells.filter(({ schoolId }) => school === null || schoolId === school), [cells, school]);
  return (
    <Answer query={about}>
      {({ today }) => (
        <Answer query={pace} height={220}>
          {({ days }) => (
            <PaceFigure campaign={campaign} pace={paceOf(days, own, { ...campaign, today })} today={today} />
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
        { days: pace.days, today, closesOn, needed: state === 'open' ? pace.needed : 0 },
        {
          axis: t('campaigns.pace.axis'),
          needed: t('campaigns.pace.needed', { needed: number(Math.ceil(pace.needed)) }),
          day: (each) => `${each.slice(8)}.${each.slice(5, 7)}`,
        },
        width,
      ),
    [closesOn, number, pace, state, t, today],
  );
  return (
    <PlotFigure
      title={titleOf(words, campaign, pace)}
      subtitle={t('campaigns.pace.subtitle', { total: number(pace.total), target: number(pace.target) })}
      draw={draw}
      method="coverage"
      table={<PaceTable pace={pace} />}
    />
  );
}

function titleOf({ day, number, t }: Words, { closesOn, state }: CampaignResponse, { missing, needed, recent }: Pace) {
  if (state !== 'open') return t('campaigns.pace.closed');
  if (missing === 0) return t('campaigns.pace.reached');
  const rates = { needed: number(Math.ceil(needed)), recent: number(Math.round(recent)), day: day(closesOn) };
  return needed > recent ? t('campaigns.pace.behind', rates) : t('campaigns.pace.ahead', rates);
}

function PaceTable({ pace }: { pace: Pace }) {
  const { day, t } = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('campaigns.pace.day')}</Table.Th>
          <Table.Th scope="col">{t('campaigns.pace.received')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pace.days.map((each) => (
          <Table.Tr key={each.day}>
            <Table.Th scope="row">{day(each.day)}</Table.Th>
            <Table.Td>{each.received}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
