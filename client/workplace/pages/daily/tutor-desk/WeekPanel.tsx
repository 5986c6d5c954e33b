import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TaskView } from '../../../../../server/daily/tasks/schemas.ts';
import { tasksQuery } from '../../../../api/daily/workQueries.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { byNearness } from '../notices/tasks.ts';
import { useSchoolName } from './useSchoolName.ts';
import styles from './work.module.css';

const MOST_SHOWN = 8;

/** What is late and what is due within seven days; the rest stands on the page of days. */
export function WeekPanel() {
  const { t } = useWords();
  const tasks = useQuery(tasksQuery);
  return (
    <Answer query={tasks} height={80}>
      {({ tasks: all, today }) => {
        const parts = new Map(byNearness(all, today));
        const week = parts.get('week') ?? [];
        const late = parts.get('late') ?? [];
        // Late tasks would push the days ahead out of sight.
        const shown = [...week.slice(0, MOST_SHOWN), ...late.slice(0, Math.max(3, MOST_SHOWN - week.length))];
        const rest = week.length + late.length - shown.length;
        return (
          <>
            {shown.length === 0 && <p>{t('work.week.none')}</p>}
            <ul className={styles.week}>
              {shown.map((task) => (
                <WeekTask key={task.key} task={task} isLate={task.due < today} />
              ))}
            </ul>
            <Link to="/notices">{rest > 0 ? t('work.week.more', { count: rest }) : t('work.week.all')}</Link>
          </>
        );
      }}
    </Answer>
  );
}

function WeekTask({ isLate, task }: { task: TaskView; isLate: boolean }) {
  const { day, say, t } = useWords();
  const nameOf = useSchoolName();
  const school = task.schoolId === null ? null : nameOf(task.schoolId);
  return (
    <li>
      <span className={styles.day}>{day(task.due)}</span>{' '}
      {isLate && <strong className={styles.late}>{t('work.week.late')} </strong>}
      <PathLink path={task.path}>{say(task.title)}</PathLink>
      {school !== null && ` · ${say(school)}`}
    </li>
  );
}
