import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { noticesQuery, remindersQuery, tasksQuery } from '../../../../api/daily/workQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CalendarPanel } from './CalendarPanel.tsx';
import { ChoicePanel } from './ChoicePanel.tsx';
import { NoticeList } from './NoticeList.tsx';
import { TaskList } from './TaskList.tsx';

/** What is due, what one was told of, and how one wants to be told. */
export function NoticesPage() {
  const { t } = useWords();
  const tasks = useQuery(tasksQuery);
  const notices = useQuery(noticesQuery);
  const reminders = useQuery(remindersQuery);
  return (
    <>
      <title>{`${t('notices.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('notices.title')}
      </Title>
      <p>{t('notices.lead')}</p>
      <Section title={t('notices.tasks')}>
        <Answer query={tasks}>{(data) => <TaskList {...data} />}</Answer>
      </Section>
      <Section title={t('notices.notices')}>
        <Answer query={notices} height={80}>
          {(data) => <NoticeList {...data} />}
        </Answer>
      </Section>
      <Section title={t('notices.choice.title')}>
        <Answer query={reminders} height={80}>
          {(data) => <ChoicePanel reminders={data} />}
        </Answer>
      </Section>
      <Section title={t('notices.calendar.title')}>
        <Answer query={reminders} height={80}>
          {(data) => <CalendarPanel hasCalendar={data.hasCalendar} />}
        </Answer>
      </Section>
    </>
  );
}
