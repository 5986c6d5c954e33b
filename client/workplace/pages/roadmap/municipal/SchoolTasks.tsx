import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Beginning, TasksResponse, TaskView } from '../../../../../server/daily/tasks/schemas.ts';
import { schoolTasksQuery } from '../../../../api/daily/workQueries.ts';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { byNearness, type Nearness } from '../../daily/notices/tasks.ts';
import styles from './SchoolTasks.module.css';

/** What is asked of a school by which day, and the way straight to the form or page where it is done. */
export function SchoolTasks({ schoolId }: { schoolId: number }) {
  const { t } = useWords();
  const tasks = useQuery(schoolTasksQuery(schoolId));
  return (
    <Section title={t('schoolTasks.title')}>
      <Answer query={tasks} height={160}>
        {(data) => <Parts {...data} schoolId={schoolId} />}
      </Answer>
    </Section>
  );
}

function Parts({ schoolId, tasks, today }: TasksResponse & { schoolId: number }) {
  const { t } = useWords();
  const [withLater, setWithLater] = useState(false);
  const parts = byNearness(tasks, today).filter(([, part]) => part.length > 0);
  if (parts.length === 0) return <p>{t('schoolTasks.none')}</p>;
  const later = parts.find(([nearness]) => nearness === 'later')?.[1].length ?? 0;
  // What presses is not pushed aside by the rest of the year; without anything that presses the rest is shown.
  const isFolded = later > 0 && parts.length > 1;
  return (
    <>
      {parts
        .filter(([nearness]) => nearness !== 'later' || !isFolded || withLater)
        .map(([nearness, part]) => (
          <Part key={nearness} nearness={nearness} tasks={part} schoolId={schoolId} />
        ))}
      {isFolded && (
        <Button variant="default" size="compact-md" aria-expanded={withLater} onClick={() => setWithLater(!withLater)}>
          {withLater ? t('schoolTasks.hideLater') : t('schoolTasks.showLater', { count: later })}
        </Button>
      )}
    </>
  );
}

function Part({ nearness, schoolId, tasks }: { nearness: Nearness; schoolId: number; tasks: TaskView[] }) {
  const { t } = useWords();
  return (
    <>
      <Title order={3} size="h4">
        {t(`notices.nearness.${nearness}`, { count: tasks.length })}
      </Title>
      <ul className={styles.tasks}>
        {tasks.map((task) => (
          <TaskItem key={task.key} task={task} isLate={nearness === 'late'} schoolId={schoolId} />
        ))}
      </ul>
    </>
  );
}

function TaskItem({ isLate, schoolId, task }: { isLate: boolean; schoolId: number; task: TaskView }) {
  const { day, say, t } = useWords();
  const { memberships } = useSession();
  const isMine = memberships.some(({ role }) => task.roles.includes(role));
  return (
    <li>
      <span className={isLate ? styles.late : styles.day}>
        {t(isLate ? 'schoolTasks.since' : 'schoolTasks.by', { day: day(task.due) })}
      </span>{' '}
      <span className="quiet">{t(`notices.kinds.${task.kind}`)}: </span>
      <PathLink path={task.path}>{say(task.title)}</PathLink>
      {!isMine && (
        <span className="quiet">
          {' '}
          {t('schoolTasks.turn', { who: task.roles.map((role) => t(`roles.${role}`)).join(' / ') })}
        </span>
      )}
      {isMine && task.begin.length > 0 && (
        <span className={styles.begin}>
          {task.begin.map((begin) => (
            <BeginLink key={JSON.stringify(begin)} begin={begin} schoolId={schoolId} />
          ))}
        </span>
      )}
    </li>
  );
}

function BeginLink({ begin, schoolId }: { begin: Beginning; schoolId: number }) {
  const { say, t } = useWords();
  const session = useSession();
  if (begin.to === 'record') {
    const given = { ...begin.given, ...(begin.title && { title: say(begin.title) }) };
    return (
      <Link to="/evidence/new" search={{ kind: begin.kind, school: schoolId, given }}>
        {t(`evidence.begin.${begin.kind}`)}
      </Link>
    );
  }
  const text = t(`schoolTasks.pages.${begin.to}`);
  switch (begin.to) {
    case 'appointments':
      return may(session, 'school:appoint') && <Link to="/appointments">{text}</Link>;
    case 'answering':
      return (
        <Link to="/schools/$schoolId/answering" params={{ schoolId }}>
          {text}
        </Link>
      );
    case 'schoolRoadmap':
      return (
        <Link to="/schools/$schoolId/roadmap" params={{ schoolId }}>
          {text}
        </Link>
      );
    case 'plan':
      return (
        <Link to="/schools/$schoolId/roadmap" params={{ schoolId }} search={{ show: 'joint' }}>
          {text}
        </Link>
      );
    case 'publication':
      return (
        <Link to="/publications/new" search={{ school: schoolId }}>
          {text}
        </Link>
      );
    case 'events':
      return (
        <Link to="/evidence" search={{ kind: 'event' }}>
          {text}
        </Link>
      );
  }
}
