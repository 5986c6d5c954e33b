import { useWords } from '../../../../ui/words.ts';
import styles from './objectivity.module.css';

type ItemLegendProps = {
  /** What the point is. */
  share: string;
  /** What the bar across is; null where there is none. */
  reference: string | null;
  isUsual: boolean;
  /** Which items stand out. */
  seen: readonly ('better' | 'worse')[];
};

/** What is drawn of items. */
export function ItemLegend({ isUsual, reference, seen, share }: ItemLegendProps) {
  const { t } = useWords();
  return (
    <ul className={styles.legend} aria-label={t('objectivityItems.legend.label')}>
      <li className={styles.itemKey} data-key="share">
        <span aria-hidden="true" />
        {share}
      </li>
      {reference !== null && (
        <li className={styles.itemKey} data-key="reference">
          <span aria-hidden="true" />
          {t('objectivityItems.legend.reference', { name: reference })}
        </li>
      )}
      {isUsual && (
        <li className={styles.itemKey} data-key="usual">
          <span aria-hidden="true" />
          {t('objectivityItems.legend.usual')}
        </li>
      )}
      {seen.map((side) => (
        <li key={side} className={styles.itemKey} data-key={side}>
          <span aria-hidden="true" />
          {t(`objectivityItems.legend.${side}`)}
        </li>
      ))}
    </ul>
  );
}
