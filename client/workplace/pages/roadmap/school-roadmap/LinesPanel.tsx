import { Alert, Button, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { LineForm } from '../plan/LineForm.tsx';
import { LineItem } from '../plan/LineItem.tsx';
import { useLineTitle } from '../plan/useLineTitle.ts';
import { useActivities } from '../plan/useRoadmap.ts';
import { chosenLines, type LineChoice, linesByMonth } from './lines.ts';
import styles from './SchoolRoadmap.module.css';
import { TimelinePanel } from './TimelinePanel.tsx';
import { useMonths } from './useMonths.ts';

/** The lines as a picture and month by month; all of them or those of the joint plan. */
export function LinesPanel({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { t } = useWords();
  const { show = 'all' } = useSearch({ from: '/schools/$schoolId/roadmap' });
  const [isAdding, setAdding] = useState(false);
  const [saved, setSaved] = useState<PlanLine | null>(null);
  const titleOf = useLineTitle();
  const mayWrite = may(useSession(), 'plan:write');
  const lines = chosenLines(roadmap.lines, show);
  return (
    <>
      {lines.length > 0 && <TimelinePanel roadmap={{ ...roadmap, lines }} />}
      <Section title={t('schoolRoadmap.lines')}>
        <div className={styles.bar}>
          <Choice choice={show} />
          {mayWrite && (
            <Button onClick={() => setAdding(true)}>
              {t(show === 'joint' ? 'schoolRoadmap.addJoint' : 'schoolRoadmap.add')}
            </Button>
          )}
        </div>
        {saved && (
          <Alert role="status" color="teal" variant="light">
            {t('plan.saved', { measure: titleOf(saved) })}
          </Alert>
        )}
        {lines.length === 0 ? (
          <EmptyPanel title={t('schoolRoadmap.lines')}>
            {t(roadmap.lines.length === 0 ? 'schoolRoadmap.linesNone' : 'schoolRoadmap.linesNoneFiltered')}
          </EmptyPanel>
        ) : (
          <Months {...{ roadmap, lines, save: setSaved }} />
        )}
      </Section>
      {isAdding && (
        <LineForm
          place={{ schoolId: roadmap.schoolId, campaignId: null }}
          factor={null}
          measure={null}
          isJoint={show === 'joint'}
          close={() => setAdding(false)}
          saved={(line) => {
            setAdding(false);
            setSaved(line);
          }}
        />
      )}
    </>
  );
}

const CHOICES = ['all', 'joint', 'school'] as const;
const CHOICE_TEXTS = { all: 'all', joint: 'jointOnly', school: 'schoolOnly' } as const;

function Choice({ choice }: { choice: LineChoice }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NativeSelect
      label={t('schoolRoadmap.show')}
      value={choice}
      data={CHOICES.map((value) => ({ value, label: t(`schoolRoadmap.${CHOICE_TEXTS[value]}`) }))}
      onChange={({ currentTarget: { value } }) =>
        void navigate({
          to: '.',
          search: (search) => ({ ...search, show: value === 'joint' || value === 'school' ? value : undefined }),
          resetScroll: false,
        })
      }
    />
  );
}

type MonthsProps = { roadmap: SchoolRoadmapResponse; lines: PlanLine[]; save(line: PlanLine): void };

function Months({ roadmap, lines, save }: MonthsProps) {
  const { t } = useWords();
  const month = useMonths('long');
  const activities = useActivities(roadmap.year);
  const library = useQuery(measuresQuery).data?.measures ?? [];
  const changed = new Set(roadmap.approval?.changed);
  return linesByMonth(lines).map((group) => (
    <section key={group.month} aria-label={month(group.month)}>
      <Title order={3} size="h5" className={styles.month}>
        {month(group.month)}
      </Title>
      <ul className={styles.lines}>
        {group.lines.map((line) => (
          <LineItem
            key={line.id}
            {...{ line, activities }}
            measure={library.find(({ code }) => code === line.measure)}
            mark={changed.has(line.id) ? t('schoolRoadmap.changedMark') : undefined}
            course={roadmap}
            saved={save}
          />
        ))}
      </ul>
    </section>
  ));
}
