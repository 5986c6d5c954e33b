import { Badge, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { planHistoryQuery } from '../../../../api/roadmap/planQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { type Course, isLate } from '../school-roadmap/lines.ts';
import { LineForm } from './LineForm.tsx';
import styles from './plan.module.css';
import type { Activities } from './useRoadmap.ts';

type LineItemProps = {
  line: PlanLine;
  measure: MeasureView | undefined;
  activities: Activities;
  /** What else is said about the line beside its state. */
  mark?: string;
  /** Where it is given, a line that should be done by then is called late. */
  course?: Course;
  saved(line: PlanLine): void;
};

/** One line of a plan: what, who, when, under which activity; to change it and to see how it changed. */
export function LineItem({ line, measure, activities, mark, course, saved }: LineItemProps) {
  const { day, say, t } = useWords();
  const [isEditing, setEditing] = useState(false);
  const [isHistory, setHistory] = useState(false);
  const mayWrite = may(useSession(), 'plan:write');
  // Without its measure, which the library may have lost, it is not known what the line can be tied to.
  const isEditable = measure !== undefined || line.measure === null;
  const activity = activities.find(({ no }) => no === line.activity);
  const period = t('plan.period', { from: day(line.startsOn), to: day(line.endsOn) });
  return (
    <li className={styles.line} data-state={line.state}>
      <Group gap="xs">
        <strong>{line.title ?? (measure ? say(measure.title) : line.measure)}</strong>
        <Badge variant="outline" color="dark" tt="none">
          {t(`plan.state.${line.state}`)}
        </Badge>
        {course !== undefined && isLate(line, course) && (
          <Badge variant="outline" color="dark" tt="none">
            {t('schoolRoadmap.late')}
          </Badge>
        )}
        {mark !== undefined && (
          <Badge variant="outline" color="dark" tt="none">
            {mark}
          </Badge>
        )}
        {line.joint && (
          <Badge variant="outline" color="dark" tt="none">
            {t('plan.joint')}
          </Badge>
        )}
      </Group>
      <p className="quiet">
        {line.owner} · {period} ·{' '}
        {activity ? <ActivityName line={line} activity={activity} /> : t('plan.noActivityYet')}
        {line.doneOn !== null && ` · ${t('plan.doneOn', { day: day(line.doneOn) })}`}
      </p>
      {line.note !== '' && <p>{line.note}</p>}
      <Group gap="xs" className="noPrint">
        {mayWrite && isEditable && (
          <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
            {t('plan.edit')}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isHistory}
          onClick={() => setHistory((shown) => !shown)}
        >
          {t('plan.history')}
        </Button>
      </Group>
      {isHistory && <LineHistory line={line} activities={activities} />}
      {isEditing && isEditable && (
        <LineForm
          {...{ line, factor: line.factor }}
          measure={measure ?? null}
          place={{ schoolId: line.schoolId, campaignId: line.campaignId }}
          close={() => setEditing(false)}
          saved={(changed) => {
            setEditing(false);
            saved(changed);
          }}
        />
      )}
    </li>
  );
}

/** Leads to the activity itself for those who may see how it stands. */
function ActivityName({ line, activity }: { line: PlanLine; activity: Activities[number] }) {
  const { say, t } = useWords();
  const name = t('school.measures.activity', { no: activity.no, title: say(activity.title) });
  if (!may(useSession(), 'roadmap:read')) return name;
  return (
    <Link to="/roadmap/$year/$no" params={{ year: line.roadmapYear, no: activity.no }}>
      {name}
    </Link>
  );
}

function LineHistory({ line, activities }: Pick<LineItemProps, 'line' | 'activities'>) {
  const { day, moment, say, t } = useWords();
  const history = useQuery(planHistoryQuery(line.schoolId, line.id, line.version));
  const name = (no: number | null) => {
    const activity = activities.find((each) => each.no === no);
    return activity ? t('school.measures.activity', { no, title: say(activity.title) }) : t('plan.noActivityYet');
  };
  return (
    <Answer query={history} height={40}>
      {({ versions }) => (
        <ol className={styles.history} aria-label={t('plan.historyOf')}>
          {versions.map(({ activity, changedAt, changedBy, endsOn, note, owner, startsOn, state, title, version }) => (
            <li key={version}>
              <span className="quiet">
                {t('plan.version', { version, when: moment(changedAt), who: changedBy ?? t('plan.deletedAccount') })}
              </span>
              <br />
              {title !== null && `${title} · `}
              {t(`plan.state.${state}`)} · {owner} · {t('plan.period', { from: day(startsOn), to: day(endsOn) })} ·{' '}
              {name(activity)}
              {note !== '' && ` · ${note}`}
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}
