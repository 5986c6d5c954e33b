import { useCallback } from 'react';
import type { FactorDetail, SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { intervalStrip } from '../../../../charts/intervalStrip.ts';
import { PlotImage } from '../../../../charts/PlotImage.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './SchoolPage.module.css';
import { RISK_SCALE } from './scale.ts';

type GroupRowProps = {
  group: FactorDetail['groups'][number];
  name: string;
  thresholds: SchoolProfileResponse['thresholds'];
};

/** What a group says: a point with its interval on the scale of risk, and the same in words. */
export function GroupRow({ group, name, thresholds }: GroupRowProps) {
  const { number, t } = useWords();
  const { audience, interval, mean, n, people } = group;
  const [low, high] = interval;
  const draw = useCallback(
    (width: number) =>
      intervalStrip({ value: mean, interval, reference: null }, { domain: RISK_SCALE, thresholds }, width),
    [interval, mean, thresholds],
  );
  const counted = people === null ? t('school.groups.nUnknown', { n }) : t('school.groups.n', { n, people });
  const value = t('risk.value', { value: number(mean) });
  const range = t('risk.interval', { low: number(low), high: number(high) });
  return (
    <li>
      <span>
        {name}: {value}
        <span className={styles.words}>
          {audience === 'director' ? t('school.groups.signed') : `${counted} · ${range}`}
        </span>
      </span>
      <PlotImage draw={draw} label="" />
    </li>
  );
}
