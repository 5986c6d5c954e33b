import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { RoadmapResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { practiceQuery } from '../../../../api/roadmap/planQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { useActivities, usePresentYear } from '../../roadmap/plan/useRoadmap.ts';
import { Measure } from './Measure.tsx';
import { MeasureComparison } from './MeasureComparison.tsx';

const SHOWN = 3;

const STRENGTH = ['strong', 'moderate', 'promising', 'practice'];

/** The measures against a factor, to read; on a school's page they can be taken as well (`SchoolPlan`). */
export function Measures({ factor }: { factor: string }) {
  const measures = useQuery(measuresQuery);
  const activities = useActivities(usePresentYear());
  return (
    <Answer query={measures}>
      {(data) => <MeasureList key={factor} measures={data.measures} factor={factor} activities={activities} />}
    </Answer>
  );
}

/** Measures for the factor: those written for it first, then by the strength of their evidence. */
export function answering(measures: MeasureView[], factor: string): MeasureView[] {
  const order = (measure: MeasureView) =>
    10 * measure.factors.indexOf(factor) + STRENGTH.indexOf(measure.evidence.level);
  return measures.filter(({ factors }) => factors.includes(factor)).sort((a, b) => order(a) - order(b));
}

type MeasureListProps = {
  measures: MeasureView[];
  factor: string;
  activities: RoadmapResponse['activities'];
  /** Codes of the measures that stand in the plan. */
  taken?: Set<string>;
  /** Absent where nothing can be taken. */
  take?(measure: MeasureView): void;
};

export function MeasureList({ measures, factor, activities, taken, take }: MeasureListProps) {
  const { t } = useWords();
  const mayRead = may(useSession(), 'practice:read');
  const practice = useQuery({ ...practiceQuery(factor), enabled: mayRead }).data;
  const [isWhole, setWhole] = useState(false);
  const offered = answering(measures, factor);
  const shown = isWhole ? offered : offered.slice(0, SHOWN);
  return (
    <section aria-labelledby="measures">
      <Title order={3} size="h5" id="measures">
        {offered.length === 0 ? t('school.measures.none') : t('school.measures.title', { count: offered.length })}
      </Title>
      {practice && offered.length > 1 && (
        <MeasureComparison measures={offered} uses={practice.uses.filter((use) => use.factor === factor)} />
      )}
      {shown.map((measure) => (
        <Measure
          key={measure.code}
          {...{ measure, factor, activities, practice, take }}
          isTaken={taken?.has(measure.code) ?? false}
        />
      ))}
      {offered.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" mt="xs" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('school.measures.fewer') : t('school.measures.all')}
        </Button>
      )}
    </section>
  );
}
