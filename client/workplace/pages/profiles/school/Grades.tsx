import { Title } from '@mantine/core';
import type { FactorDetail, SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';
import { GroupRow } from './GroupRow.tsx';
import styles from './SchoolPage.module.css';

type GradesProps = {
  grades: NonNullable<Extract<FactorDetail, { kind: 'estimate' }>['grades']>;
  thresholds: SchoolProfileResponse['thresholds'];
};

/** Grade beside grade, where both were counted apart and have enough answers. */
export function Grades({ grades, thresholds }: GradesProps) {
  const words = useWords();
  if (grades.length === 0) return null;
  return (
    <section aria-labelledby="grades">
      <Title order={3} size="h5" id="grades">
        {words.t('school.grades.title')}
      </Title>
      <p className="quiet">{words.t('school.grades.subtitle')}</p>
      <ul className={styles.rows}>
        {grades.map((group) => (
          <GroupRow
            key={`${group.audience} ${group.grade}`}
            group={group}
            name={cellName(words, group.audience, group.grade)}
            thresholds={thresholds}
          />
        ))}
      </ul>
    </section>
  );
}
