import { useCallback, useMemo } from 'react';
import type { ChangesResponse } from '../../../../../server/profiles/changes/schemas.ts';
import { campaignFile } from '../../../../api/profiles/exports.ts';
import { changeMap } from '../../../../charts/changeMap.ts';
import { PlotFigure } from '../../../../charts/PlotFigure.tsx';
import { ChangeLegend } from '../../../../ui/ChangeLegend.tsx';
import { changeSentence } from '../../../../ui/changeWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import type { RisksSearch } from './arrangement.ts';
import { arrangeChanges, type ChangeRow, changeCells, changeRows, countChanges, notCompared } from './changeRows.ts';
import { HeatMapGrid } from './HeatMapGrid.tsx';
import { MapTable } from './MapTable.tsx';
import { NoneLeft } from './NoneLeft.tsx';
import { RiskFilters } from './RiskFilters.tsx';
import styles from './RiskPanel.module.css';
import { FactorCodes } from './RiskPanel.tsx';
import { useFiltered } from './useFiltered.ts';

type ChangePanelProps = { changes: ChangesResponse; year: number; search: RisksSearch };

/** What changed since the campaign before. @param year the year of that campaign */
export function ChangePanel({ changes, year, search }: ChangePanelProps) {
  const words = useWords();
  const { language, t } = words;
  const rows = useChangeRows(changes, search);
  const map = useChangeMap(rows, changes);
  const byKey = useMemo(() => new Map(rows.map((row) => [String(row.schoolId), row])), [rows]);
  const draw = useCallback((width: number) => changeMap(map, width), [map]);
  const sentence = useCallback(
    (school: string, factor: string) => changeSentence(words, byKey.get(school)?.factors.get(factor)),
    [byKey, words],
  );
  const { campaignId, quality } = changes;
  const schools = rows.map(({ schoolId }) => schoolId);
  const filters = <RiskFilters search={search} factors={map.factors} />;
  if (rows.length === 0) return <NoneLeft filters={filters} />;
  const { better, compared, worse } = countChanges(map.cells);
  const some = better + worse === 0 ? t('change.mapCannotTell', { year }) : t('change.map', { better, worse, year });
  const shown = t('risks.shown', { count: rows.length, all: changes.schools.length });
  return (
    <PlotFigure
      title={compared === 0 ? t('change.mapNothing', { year }) : some}
      subtitle={t('change.subtitle', { schools: shown })}
      draw={draw}
      method="change-between-campaigns"
      over={(plot) => <HeatMapGrid {...{ plot, sentence }} {...map} name={t('change.grid')} />}
      table={<MapTable {...map} cell={sentence} />}
      data={(format) => campaignFile(campaignId, format, { view: 'changes', quality, language, schools })}
    >
      <div className={styles.bar}>
        <ChangeLegend />
        {filters}
      </div>
      <NotCompared rows={rows} changes={changes} />
      <FactorCodes factors={map.factors} />
    </PlotFigure>
  );
}

function NotCompared({ rows, changes }: { rows: ChangeRow[]; changes: ChangesResponse }) {
  const { say, t } = useWords();
  const codes = notCompared(
    rows,
    changes.factors.map(({ code }) => code),
  );
  if (codes.length === 0) return null;
  const titles = changes.factors.filter(({ code }) => codes.includes(code)).map(({ title }) => say(title));
  return <p>{t('change.notCompared', { count: titles.length, factors: titles.join('», «') })}</p>;
}

function useChangeRows(changes: ChangesResponse, search: RisksSearch): ChangeRow[] {
  const { language } = useWords();
  const { nameOf } = useSchools();
  const all = useMemo(() => changeRows(changes), [changes]);
  const filtered = useFiltered(all, search);
  return useMemo(() => {
    const collator = new Intl.Collator(language);
    return arrangeChanges(filtered, search, (a, b) =>
      collator.compare(nameOf(a.schoolId)[language], nameOf(b.schoolId)[language]),
    );
  }, [filtered, language, nameOf, search]);
}

function useChangeMap(rows: ChangeRow[], { factors }: ChangesResponse) {
  const words = useWords();
  const { nameOf } = useSchools();
  return useMemo(
    () => ({
      cells: changeCells(
        words,
        rows,
        factors.map(({ code }) => code),
      ),
      schools: rows.map(({ schoolId }) => ({ key: String(schoolId), label: words.say(nameOf(schoolId)) })),
      factors: factors.map(({ code, title }) => ({ key: code, label: words.say(title) })),
    }),
    [factors, nameOf, rows, words],
  );
}
