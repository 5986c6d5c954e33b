import { Button, Table } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionsResponse } from '../../../../../server/people/own-account/schemas.ts';
import { sessionsQuery } from '../../../../api/people/accountQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Panel } from './Panel.tsx';

type Session = SessionsResponse['sessions'][number];

/** Where the reader is signed in, and the way out there. */
export function SessionsPanel() {
  const { t } = useWords();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (path: string) => sendJson('DELETE', path),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <Panel title={t('account.sessions.title')}>
      <p className="quiet">{t('account.sessions.lead')}</p>
      <FaultAlert error={end.error} />
      <Answer query={sessions} height={80}>
        {(data) => (
          <>
            <SessionTable sessions={data.sessions} end={(id) => end.mutate(`/api/account/sessions/${id}`)} />
            {data.sessions.length > 1 && (
              <Button
                variant="default"
                mt="md"
                loading={end.isPending}
                onClick={() => end.mutate('/api/account/sessions')}
              >
                {t('account.sessions.endAll')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Panel>
  );
}

function SessionTable({ sessions, end }: { sessions: Session[]; end(id: string): void }) {
  const { moment, t } = useWords();
  return (
    <Wide label={t('account.sessions.title')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('account.sessions.device')}</Table.Th>
            <Table.Th scope="col">{t('account.sessions.begun')}</Table.Th>
            <Table.Th scope="col">{t('account.sessions.seen')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map(({ begunAt, device, id, isThisOne, seenAt }) => (
            <Table.Tr key={id}>
              <Table.Td>{t(`account.sessions.devices.${device}`)}</Table.Td>
              <Table.Td>{moment(begunAt)}</Table.Td>
              <Table.Td>{moment(seenAt)}</Table.Td>
              <Table.Td>
                {isThisOne ? (
                  t('account.sessions.thisOne')
                ) : (
                  <Button variant="default" size="compact-sm" onClick={() => end(id)}>
                    {t('account.sessions.end')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}
