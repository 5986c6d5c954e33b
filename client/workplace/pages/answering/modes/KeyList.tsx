import { Title } from '@mantine/core';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { printFingerprint } from '../../../../../surveys/key-fingerprint.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './Answering.module.css';

/** The fingerprints of the keys of all groups with cards, to compare a card or a phone with. */
export function KeyList({ groups }: Pick<AnsweringResponse, 'groups'>) {
  const words = useWords();
  const { t } = words;
  const keys = groups.flatMap(({ audience, grade, key }) =>
    key === null ? [] : [{ group: cellName(words, audience, grade), key: printFingerprint(key) }],
  );
  if (keys.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('answering.keys.title')}>
      <Title order={2} size="h4">
        {t('answering.keys.title')}
      </Title>
      <p>{t('answering.keys.lead')}</p>
      <ul className={styles.list}>
        {keys.map(({ group, key }) => (
          <li key={group}>
            <span>{group}</span>
            <strong className={styles.key}>{key}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
