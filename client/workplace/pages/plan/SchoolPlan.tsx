import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeasureView } from '../../../../server/content/schemas.ts';
import { measuresQuery, roadmapQuery } from '../../../api/queries.ts';
import { Answer } from '../../../ui/States.tsx';
import { useWords } from '../../../ui/words.ts';
import { may, useSession } from '../../shell/session.ts';
import { MeasureList } from '../school/Measures.tsx';
import { LineForm } from './LineForm.tsx';
import { LineItem } from './LineItem.tsx';
import styles from './plan.module.css';
import { ROADMAP_YEAR } from './roadmapYear.ts';
import { standing } from './ties.ts';
import { type PlanPlace, usePlan } from './usePlan.ts';

/** On a factor of a school: what its plan holds against it, and the measures to choose from. */
export function SchoolPlan({ place, factor }: { place: PlanPlace; factor: string }) {
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
  place: PlanPlace;
  factor: string;
  measures: MeasureView[];
  lines: NonNullable<ReturnType<typeof usePlan>['data']>['lines'];
};

function Choosing({ place, factor, measures, lines }: ChoosingProps) {
  const { say, t } = useWords();
  const [chosen, choose] = useState<MeasureView | null>(null);
  const [saved, save] = useState<string | null>(null);
  const activities = useQuery(roadmapQuery(ROADMAP_YEAR)).data?.activities ?? [];
  const mayWrite = may(useSession(), 'plan:write');
  const find = (code: string) => measures.find((measure) => measure.code === code);
  const taken = new Set(standing(lines).map(({ measure }) => measure));
  const tell = (code: string) => {
    const measure = find(code);
    save(measure ? say(measure.title) : code);
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
              <LineItem
                key={line.id}
                {...{ line, activities, measure: find(line.measure) }}
                saved={({ measure }) => tell(measure)}
              />
            ))}
          </ul>
        )}
      </section>
      <MeasureList
        {...{ measures, factor, activities, taken }}
        take={mayWrite ? (measure) => choose(measure) : undefined}
      />
      {chosen && (
        <LineForm
          {...{ place, factor, activities, measure: chosen }}
          close={() => choose(null)}
          saved={({ measure }) => {
            choose(null);
            tell(measure);
          }}
        />
      )}
    </>
  );
}
