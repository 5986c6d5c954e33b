import { Title } from '@mantine/core';
import { useCallback } from 'react';
import type { FactorDetail, SchoolProfileResponse } from '../../../../server/profiles/schemas.ts';
import { intervalStrip } from '../../../charts/intervalStrip.ts';
import { PlotImage } from '../../../charts/PlotImage.tsx';
import { MethodLink } from '../../../ui/MethodLink.tsx';
import { useWords } from '../../../ui/words.ts';
import styles from './SchoolPage.module.css';
import { RISK_SCALE } from './scale.ts';

type InformantGroup = FactorDetail['groups'][number];

/** Half the width of a 90 % interval in standard errors. */
const Z90 = 1.645;

export function Informants({ profile, result }: { profile: SchoolProfileResponse; result: FactorDetail }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="informants">
      <Title order={3} size="h5" id="informants">
        {t('school.groups.title')}
      </Title>
      {result.groups.length === 0 ? (
        <p>{t('school.groups.none')}</p>
      ) : (
        <>
          <p className="quiet">
            {t('school.groups.subtitle')} <MethodLink method="mean-of-a-group" />
          </p>
          <ul className={styles.rows}>
            {result.groups.map((group) => (
              <Informant key={group.audience} group={group} thresholds={profile.thresholds} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type InformantProps = { group: InformantGroup; thresholds: SchoolProfileResponse['thresholds'] };

function Informant({ group, thresholds }: InformantProps) {
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
        {t(`audience.${audience}`)}: {value}
        <span className={styles.words}>
          {audience === 'director' ? t('school.groups.signed') : `${counted} · ${interval}`}
        </span>
      </span>
      <PlotImage draw={draw} label="" />
    </li>
  );
}
