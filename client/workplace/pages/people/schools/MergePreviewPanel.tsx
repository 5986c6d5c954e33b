import { Alert } from '@mantine/core';
import { useId } from 'react';
import type { MergePreview } from '../../../../../server/people/schools/register/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { Dependents } from './Dependents.tsx';
import styles from './schools.module.css';

/** What would happen, in plain words: what stays with each school, what ends, what stands against it. */
export function MergePreviewPanel({ on, preview }: { preview: MergePreview; on: string }) {
  const { day, number, say, t } = useWords();
  const { campaigns, ending, from, into, obstacles } = preview;
  const names = { from: say(from.shortName), into: say(into.shortName) };
  return (
    <div role="status">
      {obstacles.map((obstacle) => (
        <Alert key={obstacle} color="yellow" variant="light" mb="sm">
          {t(`schoolRegister.merge.obstacle.${obstacle}`, {
            campaigns: campaigns.map(({ name }) => `«${say(name)}»`).join(', '),
          })}
        </Alert>
      ))}
      {obstacles.length === 0 && (
        <ul className={styles.counts}>
          {on !== '' && <li>{t('schoolRegister.merge.closes', { ...names, day: day(on) })}</li>}
          <li>{t('schoolRegister.merge.stays', names)}</li>
          <li>{t('schoolRegister.merge.never')}</li>
          <li>
            {t('schoolRegister.merge.ending', {
              roles: number(ending.roles),
              assignments: number(ending.assignments),
            })}
          </li>
          <li>{t('schoolRegister.merge.names', names)}</li>
          <li>{t('schoolRegister.merge.back')}</li>
        </ul>
      )}
      <div className={styles.sides}>
        <Side name={names.from} counts={from.dependents} />
        <Side name={names.into} counts={into.dependents} />
      </div>
    </div>
  );
}

function Side({ counts, name }: { name: string; counts: MergePreview['from']['dependents'] }) {
  const { t } = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <strong id={id}>{t('schoolRegister.merge.has', { name })}</strong>
      <Dependents counts={counts} />
    </section>
  );
}
