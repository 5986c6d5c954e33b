import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { MeetingFactor } from '../../../../../server/roadmap/meeting/schemas.ts';
import { levelCounts } from '../../../../charts/levelCounts.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { useWords } from '../../../../ui/words.ts';
import { highCases } from './summaries.ts';

const LEVELS = ['high', 'medium', 'low'] as const;
const UNJUDGED = ['few', 'hidden', 'noData'] as const;

/** Schools by the level of some factors, campaign by campaign, and what surely changed. */
export function LevelsFigure({ factors }: { factors: MeetingFactor[] }) {
  const { say, t } = useWords();
  const rows = useMemo(
    () =>
      factors.flatMap(({ campaigns, factor, title }) =>
        campaigns.map((campaign, index) => ({
          ...campaign,
          key: `${factor}/${index}`,
          // The title names a factor that stands alone.
          label:
            factors.length === 1
              ? String(campaign.year)
              : t('meeting.levels.row', { factor: say(title), year: campaign.year }),
        })),
      ),
    [factors, say, t],
  );
  const draw = useCallback((width: number) => levelCounts(rows, width), [rows]);
  const open = rows.find(({ isOpen }) => isOpen);
  if (rows.length === 0) return <p className="quiet">{t('meeting.levels.none')}</p>;
  const counted = highCases(factors);
  return (
    <PlotFigure
      title={
        factors.length === 1
          ? t('meeting.levels.one', { factor: say(factors[0].title), ...counted })
          : t('meeting.levels.high', counted)
      }
      subtitle={t('meeting.levels.subtitle')}
      draw={draw}
      method="levels"
      table={
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('meeting.levels.table.row')}</Table.Th>
              {[...LEVELS, ...UNJUDGED].map((part) => (
                <Table.Th key={part} scope="col">
                  {t(`meeting.levels.table.${part}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row">{row.label}</Table.Th>
                {LEVELS.map((level) => (
                  <Table.Td key={level}>{t('meeting.levels.table.split', row[level])}</Table.Td>
                ))}
                {UNJUDGED.map((part) => (
                  <Table.Td key={part}>{row[part]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    >
      <p>
        {factors.map(({ change, factor, title }) => (
          <span key={factor}>
            {change === null
              ? t('meeting.levels.noChange', { factor: say(title) })
              : t(factors.length === 1 ? 'meeting.levels.changeAlone' : 'meeting.levels.change', {
                  factor: say(title),
                  ...change,
                })}{' '}
          </span>
        ))}
      </p>
      {open && <p className="quiet">{t('meeting.levels.open', { year: open.year })}</p>}
    </PlotFigure>
  );
}
