import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkResponse } from '../../../../../server/daily/tutor-desk/schemas.ts';
import type { ChangedEvidence, Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { getJson, putJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './work.module.css';

type OpenRequest = WorkResponse['requests'][number];

/** What schools ask for and nobody has answered, the oldest first. */
export function RequestList({ requests }: { requests: OpenRequest[] }) {
  const { day, say, t } = useWords();
  const [answered, setAnswered] = useState<OpenRequest | null>(null);
  return (
    <>
      {requests.length === 0 && <p>{t('work.requests.none')}</p>}
      <ul className={styles.list}>
        {requests.map((request) => (
          <li key={request.id}>
            <strong>{say(request.school)}</strong>:{' '}
            <Link to="/evidence/$evidenceId" params={{ evidenceId: request.id }}>
              {request.topic}
            </Link>{' '}
            <span className="quiet">
              {t(`evidence.options.${request.type}`)}, {t('work.requests.since', { day: day(request.since) })}
            </span>
            {request.text !== '' && <p>{request.text}</p>}
            <Button size="compact-md" variant="default" onClick={() => setAnswered(request)}>
              {t('work.requests.answer')}
            </Button>
          </li>
        ))}
      </ul>
      <Link to="/evidence" search={{ kind: 'request' }}>
        {t('work.requests.list')}
      </Link>
      {answered && <AnswerPanel request={answered} close={() => setAnswered(null)} />}
    </>
  );
}

function AnswerPanel({ close, request }: { request: OpenRequest; close(): void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const about = useQuery(aboutQuery);
  const [text, setText] = useState('');
  const [isBlank, setBlank] = useState(false);
  const send = useMutation({
    mutationFn: async () => {
      const { data, occursOn, version } = await getJson<Evidence>(`/api/evidence/${request.id}`);
      const answer = { ...data, state: 'answered', answer: text.trim(), answeredOn: about.data?.today };
      const body: ChangedEvidence = { version, occursOn, data: answer };
      return putJson<Evidence>(`/api/evidence/${request.id}`, body);
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      close();
    },
  });
  const decide = (isYes: boolean) => {
    if (!isYes) return close();
    if (text.trim() === '') return setBlank(true);
    send.mutate();
  };
  return (
    <AskPanel
      isOpen
      title={t('work.requests.answerTo', { topic: request.topic })}
      yes={t('work.requests.send')}
      no={t('work.requests.cancel')}
      isPending={send.isPending}
      answer={decide}
    >
      <Textarea
        label={t('work.requests.text')}
        description={t('work.requests.textHint')}
        autosize
        minRows={4}
        maxLength={4000}
        data-autofocus
        value={text}
        error={isBlank && text.trim() === '' ? t('work.requests.empty') : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FaultAlert error={send.error} />
    </AskPanel>
  );
}
