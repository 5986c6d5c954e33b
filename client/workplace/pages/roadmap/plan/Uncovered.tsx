import { Button, Table, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { Paged } from '../../../../ui/Paged.tsx';
import { riskWords } from '../../../../ui/riskWords.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import type { Ties } from './TieMatrixPanel.tsx';
import { uncovered } from './ties.ts';

const SHOWN = 8;

/** High risks that nothing covers, the surest first; each leads to the place where a measure is chosen. */
export function Uncovered({ ties }: { ties: Ties }) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const [isWhole, setWhole] = useState(false);
  const gaps = useMemo(() => uncovered(ties.profiles, ties.lines), [ties]);
  const schoolOf = useCallback(({ schoolId }: (typeof gaps)[number]) => say(nameOf(schoolId)), [nameOf, say]);
  if (gaps.length === 0) return null;
  const titles = new Map(ties.profiles.factors.map(({ code, title }) => [code, say(title)]));
  return (
    <section aria-labelledby="uncovered">
      <Title order={2} size="h4" id="uncovered">
        {t('plan.unclosed')}
      </Title>
      <Paged rows={isWhole ? gaps : gaps.slice(0, SHOWN)} nameOf={schoolOf} search={t('shell.pages.search')}>
        {(shown) => (
          <Wide>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {(['school', 'factor', 'risk', 'why'] as const).map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`plan.table.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map(({ factor, result, schoolId, why }) => (
                  <Table.Tr key={`${schoolId} ${factor}`}>
                    <Table.Td>{say(nameOf(schoolId))}</Table.Td>
                    <Table.Td>
                      <Link to="/schools/$schoolId" params={{ schoolId }} search={{ factor }}>
                        {titles.get(factor) ?? factor}
                      </Link>
                    </Table.Td>
                    <Table.Td>{riskWords(words, result)}</Table.Td>
                    <Table.Td>{t(`plan.${why}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Paged>
      {gaps.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('plan.fewer') : t('plan.all', { count: gaps.length })}
        </Button>
      )}
    </section>
  );
}
