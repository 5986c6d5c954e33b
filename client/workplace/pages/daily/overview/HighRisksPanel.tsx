import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { hasLevel } from '../../../../../analytics/result-level.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { highRiskCounts } from '../../../../charts/highRiskCounts.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { countHighRisks } from './highRisks.ts';

export function HighRisksPanel({ profiles }: { profiles: ProfilesResponse }) {
  const { say, t } = useWords();
  const counts = useMemo(() => {
    const titles = new Map(profiles.factors.map(({ code, title }) => [code, say(title)]));
    return countHighRisks(profiles).map((count) => ({ ...count, label: titles.get(count.factor) ?? count.factor }));
  }, [profiles, say]);
  const schools = profiles.schools.length;
  const draw = useCallback((width: number) => highRiskCounts(counts, schools, width), [counts, schools]);
  if (profiles.schools.every(({ factors }) => !factors.some(hasLevel))) {
    return <EmptyPanel title={t('overview.counts.titleUnknown')}>{t('overview.counts.unknown')}</EmptyPanel>;
  }
  if (counts.length === 0) return <EmptyPanel title={t('overview.counts.titleNone')}>{t('risk.caution')}</EmptyPanel>;
  return (
    <PlotFigure
      title={t('overview.counts.title', { factor: counts[0].label })}
      subtitle={t('overview.counts.subtitle', { n: schools })}
      draw={draw}
      method="levels"
      table={
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('overview.counts.factor')}</Table.Th>
              <Table.Th scope="col">{t('overview.counts.certain')}</Table.Th>
              <Table.Th scope="col">{t('overview.counts.leaning')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {counts.map(({ certain, factor, label, leaning }) => (
              <Table.Tr key={factor}>
                <Table.Th scope="row">{label}</Table.Th>
                <Table.Td>{certain}</Table.Td>
                <Table.Td>{leaning}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}
