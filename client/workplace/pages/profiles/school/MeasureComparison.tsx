import { NativeSelect, Table } from '@mantine/core';
import { useState } from 'react';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { MeasureUse } from '../../../../../server/roadmap/practice/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { COMPARISON_ORDERS, type ComparisonOrder, compareMeasures, takenBy } from './measureOrder.ts';

type MeasureComparisonProps = { measures: MeasureView[]; uses: MeasureUse[] };

/** All measures against a factor side by side: effort, time, evidence, who takes them, how it went. */
export function MeasureComparison({ measures, uses }: MeasureComparisonProps) {
  const { t } = useWords();
  const [order, setOrder] = useState<ComparisonOrder>('evidence');
  return (
    <details>
      <summary>{t('practice.compare.title')}</summary>
      <NativeSelect
        label={t('practice.compare.sort')}
        maw={320}
        my="xs"
        value={order}
        data={COMPARISON_ORDERS.map((value) => ({ value, label: t(`practice.compare.order.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setOrder(COMPARISON_ORDERS.find((each) => each === value) ?? 'evidence')
        }
      />
      <Rows measures={compareMeasures(measures, uses, order)} uses={uses} />
    </details>
  );
}

function Rows({ measures, uses }: MeasureComparisonProps) {
  const { say, t } = useWords();
  return (
    <Wide label={t('practice.compare.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {(['measure', 'effort', 'weeks', 'evidence', 'used', 'outcome'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {t(`practice.compare.columns.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {measures.map(({ code, effort, evidence, title, weeks }) => {
            const use = uses.find(({ measure }) => measure === code);
            const level = evidence.level as 'strong' | 'moderate' | 'promising' | 'practice';
            return (
              <Table.Tr key={code}>
                <Table.Th scope="row">{say(title)}</Table.Th>
                <Table.Td>{t(`practice.compare.effort.${effort}`)}</Table.Td>
                <Table.Td>{weeks}</Table.Td>
                <Table.Td>{t(`practice.compare.evidence.${level}`)}</Table.Td>
                <Table.Td>
                  {takenBy(use) === 0 ? t('practice.use.shortNone') : t('practice.use.short', { count: takenBy(use) })}
                </Table.Td>
                <Table.Td>
                  {use && use.better + use.worse > 0
                    ? t('practice.compare.outcome', use)
                    : t('practice.compare.outcomeNone')}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
