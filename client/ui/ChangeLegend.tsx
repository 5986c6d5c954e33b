import styles from './ChangeLegend.module.css';
import { useWords } from './words.ts';

const SIGNS = {
  better: 'M-5-4H5L0 5Z',
  worse: 'M-5 4H5L0-5Z',
  cannotTell: 'M-4-2H4M0-6V2M-4 5H4',
  hidden: '',
  notCompared: 'M-5-2H5M-5 2H5M3-6L-3 6',
  noData: 'M-1 0H1',
};

/** Signs and colours of changes; each sign repeats the words that stand beside it. */
export function ChangeLegend() {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('risk.legend.label')}>
      {(Object.keys(SIGNS) as (keyof typeof SIGNS)[]).map((name) => (
        <li key={name}>
          <span className={styles.sign} data-look={name} aria-hidden="true">
            <svg viewBox="-10 -10 20 20" width="16" height="16" focusable="false" aria-hidden="true">
              <path
                d={SIGNS[name]}
                stroke="currentColor"
                strokeWidth="2"
                fill={name === 'better' || name === 'worse' ? 'currentColor' : 'none'}
              />
            </svg>
          </span>
          {t(`change.legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}
