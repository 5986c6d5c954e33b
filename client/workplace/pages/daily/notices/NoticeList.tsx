import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Notice, NoticesResponse } from '../../../../../server/daily/reminders/schemas.ts';
import { noticesQuery } from '../../../../api/daily/workQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { PathLink } from '../../../../ui/PathLink.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './NoticesPage.module.css';

/** What the reader was told of, the newest first; what is unread says so. */
export function NoticeList({ notices, unread }: NoticesResponse) {
  const { t } = useWords();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (keys: string[] | null) => postJson('/api/notices/read', { keys }),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  if (notices.length === 0) return <p className="quiet">{t('notices.noNotices')}</p>;
  return (
    <>
      <FaultAlert error={read.error} />
      {unread > 0 && (
        <Button variant="default" size="compact-md" loading={read.isPending} onClick={() => read.mutate(null)}>
          {t('notices.readAll')}
        </Button>
      )}
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <li key={notice.key} className={notice.isRead ? undefined : styles.unread}>
            <NoticeText notice={notice} follow={() => !notice.isRead && read.mutate([notice.key])} />
          </li>
        ))}
      </ul>
    </>
  );
}

function NoticeText({ notice, follow }: { notice: Notice; follow(): void }) {
  const { day, say, t } = useWords();
  const { dueOn, isRead, madeOn, path, school, stage, title } = notice;
  const about = stage === 'week' || stage === 'day' ? stage : 'late';
  return (
    <>
      {!isRead && <strong>{t('notices.new')} </strong>}
      {t(`notices.stages.${about}`, { day: day(dueOn) })}{' '}
      <PathLink path={path} follow={follow}>
        {say(title)}
      </PathLink>
      {school !== null && ` · ${say(school)}`} <span className="quiet">{t('notices.made', { day: day(madeOn) })}</span>
    </>
  );
}
