import styles from './LevelLegend.module.css';
import { LevelSign } from './LevelSign.tsx';
import type { Appearance } from './riskWords.ts';
import { useWords } from './words.ts';

const ENTRIES = [
  ['low', { look: 'low', isSure: true }],
  ['medium', { look: 'medium', isSure: true }],
  ['high', { look: 'high', isSure: true }],
  ['leaning', { look: 'high', isSure: false }],
  ['few', { look: 'few', isSure: false }],
  ['hidden', { look: 'hidden', isSure: true }],
  ['noData', { look: 'noData', isSure: true }],
] as const satisfies readonly (readonly [string, Appearance])[];

export function LevelLegend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('risk.legend.label')}>
      {ENTRIES.map(([name, look]) => (
        <li key={name}>
          <LevelSign {...look} />
          {t(`risk.legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}
