import type { ActivityState } from '../../../../../server/roadmap/municipal/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RoadmapPage.module.css';
import { SIGNS } from './states.ts';

type StateSignProps = { state: ActivityState; isOverridden?: boolean };

/** A state as sign and word; one that was set by hand says so. */
export function StateSign({ state, isOverridden = false }: StateSignProps) {
  const { t } = useWords();
  return (
    <span className={styles[state]}>
      <span aria-hidden="true" className={styles.sign}>
        {SIGNS[state]}
      </span>
      {t(`roadmap.states.${state}`)}
      {isOverridden && ` ${t('roadmap.byHand')}`}
    </span>
  );
}
