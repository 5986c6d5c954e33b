import { useWords } from '../../ui/words.ts';
import styles from './Shell.module.css';

export function DemoBanner({ today }: { today: string }) {
  const { day, t } = useWords();
  return (
    <aside className={styles.banner} aria-label={t('shell.app')}>
      {t('shell.demo', { today: day(today) })}
    </aside>
  );
}
