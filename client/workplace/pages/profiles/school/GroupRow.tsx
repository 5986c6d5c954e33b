import { useCallback } from 'react';
import type { FactorDetail, SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { intervalStrip } from '../../../../charts/intervalStrip.ts';
import { PlotImage } from '../../../../charts/PlotImage.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './SchoolPage.module.css';
import { RISK_SCALE } from './scale.ts';

/** Half the width of a 90 % interval in standard errors. */
const Z90 = 1.645;

type GroupRowProps = {
  group: FactorDetail['groups'][number];
  name: string;
  thresholds: SchoolProfileResponse['thresholds'];
};

/** What a group says: a point with its interval on the scale of risk, and the same in words. */
export function GroupRow({ group, name, thresholds }: GroupRowProps) {
  const { number, t } = useWords();
  const { audience, mean, n, people, se } = group;
  const low = Math.max(0, mean - Z90 * se);
  const high = Math.min(100, mean + Z90 * se);
  const draw = useCallback(
    (width: number) => {
      const strip = { value: mean, interval: [low, high] as [number, number], reference: null };
      return intervalStrip(strip, { domain: RISK_SCALE, thresholds }, width);
    },
    [high, low, mean, thresholds],
  );
  const counted = people === null ? t('school.groups.nUnknown', { n }) : t('school.groups.n', { n, people });
  const value = t('risk.value', { value: number(mean) });
  const interval = t('risk.interval', { low: number(low), high: number(high) });
  return (
    <li>
      <span>
        {name}: {value}
        <span className={styles.words}>
          {audience === 'director' ? t('school.groups.signed') : `${counted} · ${interval}`}
        </span>
      </span>
      <PlotImage draw={draw} label="" />
    </li>
  );
}
