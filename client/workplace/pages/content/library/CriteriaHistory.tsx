import { Title } from '@mantine/core';
import type { ExitCriteriaResponse } from '../../../../../server/content/criteria/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './ContentPage.module.css';

export function CriteriaHistory({ history }: Pick<ExitCriteriaResponse, 'history'>) {
  const { moment, t } = useWords();
  if (history.length === 0) return null;
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {t('content.criteria.history')}
      </Title>
      <ul className={styles.history}>
        {history.map(({ version, action, by, at }) => (
          <li key={version}>
            {t('content.criteria.line', {
              version,
              what: t(`content.criteria.change.${action}`),
              by,
              when: moment(at),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
