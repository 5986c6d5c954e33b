import { Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { type ComparisonRow, comparison } from '../../../../charts/comparison.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { LevelLegend } from '../../../../ui/LevelLegend.tsx';
import { appearance, riskSentence, riskWords } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';

type ComparisonFigureProps = { data: ProfilesResponse; compared: number[] };

/** The factor on which the compared schools lie farthest apart is named in the title. */
function widest(rows: ComparisonRow[]): string | undefined {
  const spans = [...Map.groupBy(rows, ({ factor }) => factor)].map(([factor, own]) => {
    const values = own.flatMap(({ estimate, look }) => (estimate && look !== 'few' ? [estimate.value] : []));
    return { factor, span: values.length < 2 ? 0 : Math.max(...values) - Math.min(...values) };
  });
  return spans.filter(({ span }) => span > 0).sort((one, other) => other.span - one.span)[0]?.factor;
}

export function ComparisonFigure({ data, compared }: ComparisonFigureProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const ids = compared.join('-');
  const results = useMemo(() => {
    const chosen = new Set(ids.split('-').map(Number));
    return new Map(
      data.schools.filter(({ schoolId }) => chosen.has(schoolId)).map((each) => [each.schoolId, each.factors]),
    );
  }, [data, ids]);
  const rows = useMemo(
    () =>
      data.factors.flatMap(({ code }) =>
        ids.split('-').map((school): ComparisonRow => {
          const result = results.get(Number(school))?.find(({ factor }) => factor === code);
          const estimate = result?.kind === 'estimate' ? result : null;
          return { factor: code, school, ...appearance(result), estimate, words: riskWords(words, result) };
        }),
      ),
    [data, ids, results, words],
  );
  const draw = useCallback(
    (width: number) => {
      const factors = data.factors.map(({ code, title }) => ({ key: code, label: say(title) }));
      const schools = ids.split('-').map((key) => ({ key, label: say(nameOf(Number(key))) }));
      return comparison(rows, { factors, schools, thresholds: data.thresholds }, width);
    },
    [data, ids, nameOf, rows, say],
  );
  const most = data.factors.find(({ code }) => code === widest(rows));
  return (
    <PlotFigure
      title={most ? t('compare.finding', { factor: say(most.title) }) : t('compare.nothing')}
      subtitle={t('compare.subtitle')}
      draw={draw}
      method="informants-together"
      table={<ComparisonTable data={data} compared={compared} results={results} />}
    >
      <LevelLegend />
    </PlotFigure>
  );
}

type ComparisonTableProps = ComparisonFigureProps & {
  results: Map<number, ProfilesResponse['schools'][number]['factors']>;
};

function ComparisonTable({ data, compared, results }: ComparisonTableProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('compare.factor')}</Table.Th>
          {compared.map((id) => (
            <Table.Th key={id} scope="col">
              {say(nameOf(id))}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {data.factors.map(({ code, title }) => (
          <Table.Tr key={code}>
            <Table.Th scope="row">{say(title)}</Table.Th>
            {compared.map((id) => (
              <Table.Td key={id}>
                {riskSentence(
                  words,
                  results.get(id)?.find(({ factor }) => factor === code),
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
