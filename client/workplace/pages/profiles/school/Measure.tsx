import { Button } from '@mantine/core';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { RoadmapResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { PracticeResponse, MeasureUse as Use } from '../../../../../server/roadmap/practice/schemas.ts';
import { useWords, type Words } from '../../../../ui/words.ts';
import { MeasureUse } from './MeasureUse.tsx';
import { takenBy } from './measureOrder.ts';
import styles from './SchoolPage.module.css';

type MeasureProps = {
  measure: MeasureView;
  factor: string;
  activities: RoadmapResponse['activities'];
  /** Absent until it is known. */
  practice: PracticeResponse | undefined;
  isTaken: boolean;
  /** Absent where nothing can be taken. */
  take?(measure: MeasureView): void;
};

export function Measure({ measure, factor, activities, practice, isTaken, take }: MeasureProps) {
  const { say, t } = useWords();
  const { effort, evidence, weeks } = measure;
  const use = practice?.uses.find((each) => each.measure === measure.code && each.factor === factor);
  const level = evidence.level as 'strong' | 'moderate' | 'promising' | 'practice';
  const facts = [
    t(`school.measures.effort.${effort}`),
    t('school.measures.weeks', { count: weeks }),
    t(`school.measures.evidence.${level}`),
    ...(practice ? usedFacts(t, use) : []),
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
          {practice && <MeasureUse use={use} factor={factor} schools={practice.schools} />}
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

function usedFacts(t: Words['t'], use: Use | undefined): string[] {
  const count = takenBy(use);
  if (use === undefined || count === 0) return [];
  const better = use.better === 0 ? [] : [t('practice.use.shortBetter', { count: use.better })];
  return [t('practice.use.short', { count }), ...better];
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
