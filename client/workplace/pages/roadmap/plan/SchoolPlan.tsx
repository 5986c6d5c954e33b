import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { MeasureList } from '../../profiles/school/Measures.tsx';
import { LineForm } from './LineForm.tsx';
import { LineItem } from './LineItem.tsx';
import styles from './plan.module.css';
import { standing } from './ties.ts';
import { usePlan } from './usePlan.ts';
import { useActivities, usePresentYear } from './useRoadmap.ts';

type PlanKey = { schoolId: number; campaignId: number };

/** On a factor of a school: what its plan holds against it, and the measures to choose from. */
export function SchoolPlan({ place, factor }: { place: PlanKey; factor: string }) {
  const plan = usePlan(place);
  const measures = useQuery(measuresQuery);
  return (
    <Answer query={plan} height={80}>
      {({ lines }) => (
        <Answer query={measures}>
          {(library) => (
            <Choosing
              key={factor}
              {...{ place, factor, measures: library.measures }}
              lines={lines.filter((line) => line.factor === factor)}
            />
          )}
        </Answer>
      )}
    </Answer>
  );
}

type ChoosingProps = {
  place: PlanKey;
  factor: string;
  measures: MeasureView[];
  lines: NonNullable<ReturnType<typeof usePlan>['data']>['lines'];
};

function Choosing({ place, factor, measures, lines }: ChoosingProps) {
  const { say, t } = useWords();
  const [chosen, setChosen] = useState<MeasureView | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const activities = useActivities(usePresentYear());
  const mayWrite = may(useSession(), 'plan:write');
  const find = (code: string | null) => measures.find((measure) => measure.code === code);
  const taken = new Set(standing(lines).flatMap(({ measure }) => measure ?? []));
  const tell = ({ measure: code, title }: PlanLine) => {
    const measure = find(code);
    setSaved(title ?? (measure ? say(measure.title) : code));
  };
  return (
    <>
      <section aria-labelledby="plan">
        <Title order={3} size="h5" id="plan">
          {t('plan.ofSchool')}
        </Title>
        {saved !== null && (
          <Alert role="status" color="teal" variant="light" mt="xs">
            {t('plan.saved', { measure: saved })}
          </Alert>
        )}
        {lines.length === 0 ? (
          <p className="quiet">{t('plan.ofSchoolNone')}</p>
        ) : (
          <ul className={styles.lines}>
            {lines.map((line) => (
              <LineItem key={line.id} {...{ line, activities, measure: find(line.measure) }} saved={tell} />
            ))}
          </ul>
        )}
      </section>
      <MeasureList
        {...{ measures, factor, activities, taken }}
        take={mayWrite ? (measure) => setChosen(measure) : undefined}
      />
      {chosen && (
        <LineForm
          {...{ place, factor, measure: chosen }}
          close={() => setChosen(null)}
          saved={(line) => {
            setChosen(null);
            tell(line);
          }}
        />
      )}
    </>
  );
}
