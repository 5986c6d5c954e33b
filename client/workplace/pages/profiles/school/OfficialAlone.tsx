import { useQuery } from '@tanstack/react-query';
import { schoolOfficialQuery } from '../../../../api/profiles/officialQueries.ts';
import { LevelSign } from '../../../../ui/LevelSign.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './OfficialPanel.module.css';

/** The official profile of a school while there is no campaign to compare it with: nothing where none was loaded. */
export function OfficialAlone({ schoolId }: { schoolId: number }) {
  const { say, t } = useWords();
  const official = useQuery(schoolOfficialQuery(schoolId)).data?.profile;
  if (!official) return null;
  return (
    <Section title={t('official.titleAlone')}>
      <p>{t('official.alone', { year: official.year })}</p>
      <ul className={`${styles.rows} ${styles.alone}`}>
        {official.levels.map(({ factor, level, title }) => (
          <li key={factor}>
            <span>{say(title)}</span>
            <span className={styles.level}>
              <LevelSign look={level} isSure />
              {t('official.theirs', { level: t(`official.level.${level}`) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
