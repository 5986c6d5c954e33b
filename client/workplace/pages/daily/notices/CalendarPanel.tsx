import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarAddress, RemindersResponse } from '../../../../../server/daily/reminders/schemas.ts';
import { remindersQuery } from '../../../../api/daily/workQueries.ts';
import { postJson, sendJson } from '../../../../api/request.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';

/** The secret address of the reader's calendar: shown once, renewed or ended at will. */
export function CalendarPanel({ hasCalendar }: Pick<RemindersResponse, 'hasCalendar'>) {
  const { t } = useWords();
  const client = useQueryClient();
  const [asked, setAsked] = useState<'renew' | 'end' | null>(null);
  const settle = () => {
    setAsked(null);
    return client.invalidateQueries({ queryKey: remindersQuery.queryKey });
  };
  const make = useMutation({
    mutationFn: () => postJson<CalendarAddress>('/api/account/calendar', {}),
    onSuccess: settle,
  });
  const end = useMutation({ mutationFn: () => sendJson('DELETE', '/api/account/calendar'), onSuccess: settle });
  const address = hasCalendar && make.data ? new URL(make.data.path, window.location.href).href : null;
  return (
    <>
      <p>{t('notices.calendar.lead')}</p>
      <FaultAlert error={make.error ?? end.error} />
      {address !== null && <Address address={address} />}
      {hasCalendar && address === null && <p>{t('notices.calendar.exists')}</p>}
      <Group gap="sm">
        <Button
          variant="default"
          loading={make.isPending}
          onClick={() => (hasCalendar ? setAsked('renew') : make.mutate())}
        >
          {t(hasCalendar ? 'notices.calendar.renew' : 'notices.calendar.make')}
        </Button>
        {hasCalendar && (
          <Button variant="default" loading={end.isPending} onClick={() => setAsked('end')}>
            {t('notices.calendar.end')}
          </Button>
        )}
      </Group>
      {asked !== null && (
        <ConfirmDialog
          opened
          title={t(`notices.calendar.${asked}`)}
          text={t('notices.calendar.ask')}
          confirm={t(`notices.calendar.${asked}`)}
          isPending={make.isPending || end.isPending}
          error={make.error ?? end.error}
          act={() => (asked === 'end' ? end.mutate() : make.mutate())}
          close={() => setAsked(null)}
        />
      )}
    </>
  );
}

function Address({ address }: { address: string }) {
  const { t } = useWords();
  return (
    <>
      <p role="status">{t('notices.calendar.shown')}</p>
      <p>
        <Code style={{ overflowWrap: 'anywhere' }}>{address}</Code>{' '}
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-sm" onClick={copy}>
              {t(copied ? 'notices.calendar.copied' : 'notices.calendar.copy')}
            </Button>
          )}
        </CopyButton>
      </p>
    </>
  );
}
