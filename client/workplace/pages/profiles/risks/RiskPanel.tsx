import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { hasLevel } from '../../../../../analytics/result-level.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { campaignFile } from '../../../../api/profiles/exports.ts';
import type { HeatLabel } from '../../../../charts/heatFrame.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { riskHeatMap } from '../../../../charts/riskHeatMap.ts';
import { LevelLegend } from '../../../../ui/LevelLegend.tsx';
import { riskSentence, riskWords } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { arrangeRows, type RisksSearch } from './arrangement.ts';
import { HeatMapGrid } from './HeatMapGrid.tsx';
import { heatCells, highCells, type SchoolRow, schoolRows } from './heatMap.ts';
import { MapTable } from './MapTable.tsx';
import { NoneLeft } from './NoneLeft.tsx';
import { RiskFilters } from './RiskFilters.tsx';
import styles from './RiskPanel.module.css';
import { useFiltered } from './useFiltered.ts';

type RiskPanelProps = {
  profiles: ProfilesResponse;
  search: RisksSearch;
  /** The year of the campaign, where it is not the chosen one's. */
  lastYear?: number;
};

/** Levels of one campaign. */
export function RiskPanel({ profiles, search, lastYear }: RiskPanelProps) {
  const words = useWords();
  const { language, number, t } = words;
  const rows = useArranged(profiles, search);
  const map = useHeatMap(rows, profiles);
  const byKey = useMemo(() => new Map(rows.map((row) => [String(row.schoolId), row])), [rows]);
  const draw = useCallback((width: number) => riskHeatMap(map, width), [map]);
  const resultOf = useCallback((school: string, factor: string) => byKey.get(school)?.factors.get(factor), [byKey]);
  const sentence = useCallback(
    (school: string, factor: string) => riskSentence(words, resultOf(school, factor)),
    [resultOf, words],
  );
  const cell = (school: string, factor: string) => {
    const result = resultOf(school, factor);
    const value = hasLevel(result) ? `${number(result.value)}: ` : '';
    return value + riskWords(words, result);
  };
  const titles = useTitles(map, profiles, rows.length, lastYear);
  const { campaignId, quality } = profiles;
  const schools = rows.map(({ schoolId }) => schoolId);
  const filters = <RiskFilters search={search} factors={map.factors} />;
  if (rows.length === 0) return <NoneLeft filters={filters} />;
  return (
    <PlotFigure
      {...titles}
      draw={draw}
      method="levels"
      over={(plot) => (
        <HeatMapGrid
          {...{ plot, sentence }}
          {...map}
          name={t('risks.grid')}
          campaign={lastYear === undefined ? undefined : campaignId}
        />
      )}
      table={<MapTable {...map} cell={cell} />}
      data={(format) => campaignFile(campaignId, format, { quality, language, schools })}
    >
      <div className={styles.bar}>
        <LevelLegend />
        {filters}
      </div>
      <FactorCodes factors={map.factors} />
    </PlotFigure>
  );
}

function useArranged(profiles: ProfilesResponse, search: RisksSearch): SchoolRow[] {
  const { language } = useWords();
  const { nameOf } = useSchools();
  const all = useMemo(() => schoolRows(profiles), [profiles]);
  const filtered = useFiltered(all, search);
  return useMemo(() => {
    const collator = new Intl.Collator(language);
    const byName = (a: SchoolRow, b: SchoolRow) =>
      collator.compare(nameOf(a.schoolId)[language], nameOf(b.schoolId)[language]);
    return arrangeRows(filtered, search, byName);
  }, [filtered, language, nameOf, search]);
}

function useHeatMap(rows: SchoolRow[], { factors }: ProfilesResponse) {
  const { say } = useWords();
  const { nameOf } = useSchools();
  return useMemo(
    () => ({
      cells: heatCells(
        rows,
        factors.map(({ code }) => code),
      ),
      schools: rows.map(({ schoolId }) => ({ key: String(schoolId), label: say(nameOf(schoolId)) })),
      factors: factors.map(({ code, title }) => ({ key: code, label: say(title) })),
    }),
    [factors, nameOf, rows, say],
  );
}

function useTitles(
  { cells, factors }: ReturnType<typeof useHeatMap>,
  { schools, thresholds }: ProfilesResponse,
  shown: number,
  lastYear: number | undefined,
) {
  const { number, t } = useWords();
  const high = useMemo(() => highCells(cells), [cells]);
  const commonest = factors.find(({ key }) => key === high.factor)?.label;
  const subtitle = t('risks.subtitle', {
    schools: t('risks.shown', { count: shown, all: schools.length }),
    medium: number(thresholds.medium, 1),
    high: number(thresholds.high),
  });
  return {
    title: commonest
      ? t('risks.map', { count: high.count, all: cells.length, factor: commonest })
      : t(high.judged === 0 ? 'risks.mapNothing' : 'risks.mapNone'),
    subtitle: lastYear === undefined ? subtitle : `${t('risks.inYear', { year: lastYear })} · ${subtitle}`,
  };
}

/** Names of the columns where these are too narrow for them. */
export function FactorCodes({ factors }: { factors: HeatLabel[] }) {
  return (
    <ul className={styles.codes}>
      {factors.map(({ key, label }) => (
        <li key={key}>
          <Link to="/factors/$factor" params={{ factor: key }}>{`${key.slice(1)} ${label}`}</Link>
        </li>
      ))}
    </ul>
  );
}
