import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { hasLevel } from '../../../../../analytics/result-level.ts';
import type { FactorResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { campaignFile } from '../../../../api/profiles/exports.ts';
import { caterpillar } from '../../../../charts/caterpillar.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import type { DrawnPlot } from '../../../../charts/PlotImage.tsx';
import { LevelLegend } from '../../../../ui/LevelLegend.tsx';
import { riskFigures, riskSentence } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './FactorChart.module.css';
import { caterpillarRows, countHigh, type FactorRow, rankSchools } from './factorRows.ts';

export function FactorChart({ data }: { data: FactorResponse }) {
  const words = useWords();
  const { language, number, say, t } = words;
  const { nameOf } = useSchools();
  const rows = useMemo(() => rankSchools(data.schools, (id) => say(nameOf(id))), [data, nameOf, say]);
  const mean = data.district.find(({ factor }) => factor === data.factor)?.mean ?? null;
  const { thresholds } = data;
  const draw = useCallback(
    (width: number) => {
      const label = mean === null ? '' : t('factor.district', { value: number(mean) });
      const district = mean === null ? null : { value: mean, label };
      return caterpillar(
        caterpillarRows(words, rows, (id) => say(nameOf(id))),
        { district, thresholds },
        width,
      );
    },
    [mean, nameOf, number, rows, say, t, thresholds, words],
  );
  const { high, all } = countHigh(rows);
  const schools = rows.map(({ schoolId }) => schoolId);
  return (
    <PlotFigure
      title={high > 0 ? t('factor.finding', { count: high, all }) : t(all === 0 ? 'factor.nothing' : 'factor.noneHigh')}
      subtitle={t('factor.subtitle')}
      draw={draw}
      method="informants-together"
      over={(plot) => <SchoolLinks plot={plot} data={data} rows={rows} />}
      table={<FactorTable rows={rows} />}
      data={(format) =>
        campaignFile(data.campaignId, format, { factor: data.factor, quality: data.quality, language, schools })
      }
    >
      <LevelLegend />
    </PlotFigure>
  );
}

/** Over each row of the picture a link that says the row in words and leads to the school at this factor. */
function SchoolLinks({ plot, data, rows }: { plot: DrawnPlot; data: FactorResponse; rows: FactorRow[] }) {
  const words = useWords();
  const { say } = words;
  const { nameOf } = useSchools();
  const y = plot.scale('y');
  return (
    <ul className={styles.links}>
      {rows.map(({ result, schoolId }) => {
        const name = `${say(nameOf(schoolId))}: ${riskSentence(words, result ?? undefined)}`;
        return (
          <li key={schoolId} style={{ top: y?.apply(String(schoolId)), height: y?.bandwidth }}>
            <Link
              to="/schools/$schoolId"
              params={{ schoolId }}
              search={{ factor: data.factor }}
              aria-label={name}
              title={name}
            />
          </li>
        );
      })}
    </ul>
  );
}

function FactorTable({ rows }: { rows: FactorRow[] }) {
  const words = useWords();
  const { number, say, t } = words;
  const { nameOf } = useSchools();
  return (
    <Table stickyHeader striped>
      <Table.Thead>
        <Table.Tr>
          {(['school', 'words', 'interval', 'raw', 'answers'] as const).map((column) => (
            <Table.Th key={column} scope="col">
              {t(`factor.table.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ result, schoolId }) => (
          <Table.Tr key={schoolId}>
            <Table.Th scope="row">{say(nameOf(schoolId))}</Table.Th>
            <Table.Td>{riskSentence(words, result ?? undefined)}</Table.Td>
            <Table.Td>{riskFigures(words, result).interval}</Table.Td>
            <Table.Td>{hasLevel(result) && number(result.raw)}</Table.Td>
            <Table.Td>
              {result?.groups
                .filter(({ audience }) => audience !== 'director')
                .map(({ audience, n }) => `${t(`audience.${audience}`)}: ${n}`)
                .join(', ')}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
