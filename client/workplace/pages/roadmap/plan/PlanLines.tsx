import { Table, Title } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Paged } from '../../../../ui/Paged.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import type { Ties } from './TieMatrixPanel.tsx';

/** The lines of the plans, all or those of the chosen cell; each leads to its school at its factor. */
export function PlanLines({ ties }: { ties: Ties }) {
  const { day, say, t } = useWords();
  const { nameOf } = useSchools();
  const { activity, factor, school } = useSearch({ from: '/plan' });
  const schoolOf = useCallback(({ schoolId }: Ties['lines'][number]) => say(nameOf(schoolId)), [nameOf, say]);
  const titles = new Map(ties.profiles.factors.map(({ code, title }) => [code, say(title)]));
  const measures = new Map(ties.measures.map(({ code, title }) => [code, say(title)]));
  const isCell = factor !== undefined && activity !== undefined;
  const lines = isCell ? ties.lines.filter((line) => line.factor === factor && line.activity === activity) : ties.lines;
  return (
    <section aria-labelledby="planned">
      <Title order={2} size="h4" id="planned" mt="lg">
        {t('plan.lines')}
        {isCell && `: ${t('plan.linesFiltered', { factor: titles.get(factor) ?? factor, no: activity })}`}
      </Title>
      {isCell && (
        <Link to="/plan" search={school === undefined ? {} : { school }} resetScroll={false}>
          {t('plan.clear')}
        </Link>
      )}
      {lines.length === 0 ? (
        <p className="quiet">{t('plan.linesEmpty')}</p>
      ) : (
        <Paged rows={lines} nameOf={schoolOf} search={t('shell.pages.search')}>
          {(shown) => (
            <Wide>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    {(['school', 'factor', 'measure', 'activity', 'owner', 'period', 'state'] as const).map(
                      (column) => (
                        <Table.Th key={column} scope="col">
                          {t(`plan.table.${column}`)}
                        </Table.Th>
                      ),
                    )}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.map((line) => (
                    <Table.Tr key={`${line.schoolId} ${line.id}`}>
                      <Table.Td>{say(nameOf(line.schoolId))}</Table.Td>
                      <Table.Td>{titles.get(line.factor ?? '') ?? line.factor}</Table.Td>
                      <Table.Td>
                        <Link
                          to="/schools/$schoolId"
                          params={{ schoolId: line.schoolId }}
                          search={{ factor: line.factor ?? undefined }}
                        >
                          {line.title ?? measures.get(line.measure ?? '') ?? line.measure}
                        </Link>
                      </Table.Td>
                      <Table.Td>{line.activity ?? t('plan.noActivityYet')}</Table.Td>
                      <Table.Td>{line.owner}</Table.Td>
                      <Table.Td>{t('plan.period', { from: day(line.startsOn), to: day(line.endsOn) })}</Table.Td>
                      <Table.Td>{t(`plan.state.${line.state}`)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
          )}
        </Paged>
      )}
    </section>
  );
}
