import { Title } from '@mantine/core';
import type { ContentOverview } from '../../../../../server/content/library/schemas.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './ContentPage.module.css';

/** Version, thresholds, minimums and history of the risk model. */
export function ModelSection({ model }: { model: ContentOverview['model'] }) {
  const { day, number, say, t } = useWords();
  const { thresholds, minimum, version, changes } = model;
  const points = (value: number) => number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <Section title={t('content.model.title', { version })}>
      <p>
        {t('content.model.thresholds', { medium: points(thresholds.medium), high: points(thresholds.high) })}{' '}
        {t('content.model.minimum', minimum)} {t('content.model.frozen')}
      </p>
      <p>
        <MethodLink method="levels" />
      </p>
      <Title order={3} size="h5">
        {t('content.model.changes')}
      </Title>
      <ul className={styles.history}>
        {changes.map((change) => (
          <li key={change.version}>
            <strong>{t('content.model.change', { version: change.version, day: day(change.date) })}</strong>{' '}
            {say(change.text)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
