import { useMemo } from 'react';
import type { ResultGroup } from '../../../../../server/results/gaps/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { GapFigure } from './GapFigure.tsx';

/** The gap in educational results. @param years of one test or of all together, oldest first, at least one */
export function EducationGap({ years }: { years: Pick<ResultGroup, 'change' | 'gap' | 'tests' | 'year'>[] }) {
  const { number, t } = useWords();
  const rows = useMemo(() => years.map(({ gap, tests, year }) => ({ year: String(year), gap, tests })), [years]);
  const finding = years[years.length - 1].change;
  const from = 'from' in finding ? number(finding.from, 2) : '';
  const to = 'to' in finding ? number(finding.to, 2) : '';
  return (
    <GapFigure
      title={t(`results.gap.${finding.kind}`, { from, to })}
      subtitle={t('results.gap.subtitle')}
      rows={rows}
      axis={t('results.gap.unit')}
      digits={2}
    >
      <p className="quiet">{t('results.gap.onlyGap')}</p>
    </GapFigure>
  );
}
