import { Table, Title } from '@mantine/core';
import { useCallback } from 'react';
import type { TasksResponse, TaskView } from '../../../../../server/daily/tasks/schemas.ts';
import { Paged } from '../../../../ui/Paged.tsx';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { EmptyPanel } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './NoticesPage.module.css';
import { byNearness, type Nearness } from './tasks.ts';

/** What is to be done by when; what is late comes first and says so in words. */
export function TaskList({ today, tasks }: TasksResponse) {
  const { t } = useWords();
  if (tasks.length === 0) return <EmptyPanel title={t('notices.noTasksTitle')}>{t('notices.noTasks')}</EmptyPanel>;
  return byNearness(tasks, today)
    .filter(([, part]) => part.length > 0)
    .map(([nearness, part]) => <Part key={nearness} nearness={nearness} tasks={part} />);
}

function Part({ nearness, tasks }: { nearness: Nearness; tasks: TaskView[] }) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const namesOf = useCallback(
    ({ schoolId, title }: TaskView) => `${say(title)} ${schoolId === null ? '' : say(nameOf(schoolId))}`,
    [nameOf, say],
  );
  return (
    <section className={styles.part}>
      <Title order={3} size="h4">
        {t(`notices.nearness.${nearness}`, { count: tasks.length })}
      </Title>
      <Paged rows={tasks} nameOf={namesOf} search={t('notices.find')}>
        {(shown) => (
          <Wide label={t(`notices.nearness.${nearness}`, { count: tasks.length })}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('notices.due')}</Table.Th>
                  <Table.Th scope="col">{t('notices.task')}</Table.Th>
                  <Table.Th scope="col">{t('notices.school')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map((task) => (
                  <TaskRow key={task.key} task={task} isLate={nearness === 'late'} />
                ))}
              </Table.Tbody>
            </Table>
          </Wide>
        )}
      </Paged>
    </section>
  );
}

function TaskRow({ task, isLate }: { task: TaskView; isLate: boolean }) {
  const { day, say, t } = useWords();
  const { nameOf } = useSchools();
  return (
    <Table.Tr>
      <Table.Td className={isLate ? styles.late : styles.day}>{day(task.due)}</Table.Td>
      <Table.Td>
        <span className="quiet">{t(`notices.kinds.${task.kind}`)}: </span>
        <PathLink path={task.path}>{say(task.title)}</PathLink>
      </Table.Td>
      <Table.Td>{task.schoolId === null ? '' : say(nameOf(task.schoolId))}</Table.Td>
    </Table.Tr>
  );
}
