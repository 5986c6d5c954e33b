import { Button } from '@mantine/core';
import type { MeasureView, RoadmapResponse } from '../../../../server/content/schemas.ts';
import { useWords } from '../../../ui/words.ts';
import styles from './SchoolPage.module.css';

type MeasureProps = {
  measure: MeasureView;
  activities: RoadmapResponse['activities'];
  isTaken: boolean;
  /** Absent where nothing can be taken. */
  take?(measure: MeasureView): void;
};

export function Measure({ measure, activities, isTaken, take }: MeasureProps) {
  const { say, t } = useWords();
  const { effort, evidence, weeks } = measure;
  const level = evidence.level as 'strong' | 'moderate' | 'promising' | 'practice';
  const facts = [
    t(`school.measures.effort.${effort}`),
    t('school.measures.weeks', { count: weeks }),
    t(`school.measures.evidence.${level}`),
  ];
  return (
    <div className={styles.offer}>
      <details className={styles.measure}>
        <summary>
          {say(measure.title)}
          <span>{facts.join(' · ')}</span>
        </summary>
        <dl>
          <dd>{say(measure.aim)}</dd>
          <dt>{t('school.measures.who')}</dt>
          <dd>{say(measure.who)}</dd>
          <dt>{t('school.measures.steps')}</dt>
          <dd>
            <ol>
              {measure.steps.map((step) => (
                <li key={step.ru}>{say(step)}</li>
              ))}
            </ol>
          </dd>
          <dt>{t('school.measures.proof')}</dt>
          <dd>{say(measure.proof)}</dd>
          <dt>{t('school.measures.notWhen')}</dt>
          <dd>{say(measure.notWhen)}</dd>
          <dt>{t('school.measures.basis')}</dt>
          <dd>{say(evidence.text)}</dd>
          <Activities numbers={measure.activities} activities={activities} />
        </dl>
      </details>
      {take && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={isTaken}
          aria-label={`${t(isTaken ? 'plan.taken' : 'plan.take')}: ${say(measure.title)}`}
          onClick={() => take(measure)}
        >
          {t(isTaken ? 'plan.taken' : 'plan.take')}
        </Button>
      )}
    </div>
  );
}

function Activities({ numbers, activities }: { numbers: number[]; activities: RoadmapResponse['activities'] }) {
  const { say, t } = useWords();
  const rows = activities.filter(({ no }) => numbers.includes(no));
  if (rows.length === 0) return null;
  return (
    <>
      <dt>{t('school.measures.activities')}</dt>
      <dd>
        <ul>
          {rows.map(({ no, title }) => (
            <li key={no}>{t('school.measures.activity', { no, title: say(title) })}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
