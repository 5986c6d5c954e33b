import { Title } from '@mantine/core';
import type { FactorDetail, SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { MethodLink } from '../../../../ui/MethodLink.tsx';
import { useWords } from '../../../../ui/words.ts';
import { GroupRow } from './GroupRow.tsx';
import styles from './SchoolPage.module.css';

export function Informants({ profile, result }: { profile: SchoolProfileResponse; result: FactorDetail }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="informants">
      <Title order={3} size="h5" id="informants">
        {t('school.groups.title')}
      </Title>
      {result.groups.length === 0 ? (
        <p>{t('school.groups.none')}</p>
      ) : (
        <>
          <p className="quiet">
            {t('school.groups.subtitle')} <MethodLink method="mean-of-a-group" />
          </p>
          <ul className={styles.rows}>
            {result.groups.map((group) => (
              <GroupRow
                key={group.audience}
                group={group}
                name={t(`audience.${group.audience}`)}
                thresholds={profile.thresholds}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
