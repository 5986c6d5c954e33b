import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExchangeResponse, PracticeRequest } from '../../../../../server/roadmap/practice/exchange/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { exchangeQuery } from '../../../../api/roadmap/planQueries.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useLineTitle } from '../plan/useLineTitle.ts';
import { changeText } from './changeText.ts';
import styles from './Practice.module.css';
import { useOwnSchools } from './SchoolChoice.tsx';

/** What schools ask each other, and what others took over. */
export function Exchange() {
  const { t } = useWords();
  const exchange = useQuery(exchangeQuery);
  return (
    <Answer query={exchange} height={80}>
      {({ passedOn, requests }) => (
        <>
          <Section title={t('practice.exchange')}>
            {requests.length === 0 ? (
              <p className="quiet">{t('practice.exchangeNone')}</p>
            ) : (
              <ul className={styles.cases}>
                {requests.map((request) => (
                  <RequestItem key={request.id} request={request} />
                ))}
              </ul>
            )}
          </Section>
          <PassedOn rows={passedOn} />
        </>
      )}
    </Answer>
  );
}

function RequestItem({ request }: { request: PracticeRequest }) {
  const { moment, say, t } = useWords();
  const titleOf = useLineTitle();
  const isOwn = useOwnSchools().includes(request.school.id);
  const { answer, answeredAt, askedAt, asker, question, school } = request;
  return (
    <li className={styles.request}>
      <strong>{titleOf(request)}</strong>
      <p className="quiet">
        {t('practice.from', { asker: say(asker.name), school: say(school.name), when: moment(askedAt) })}
      </p>
      <p>{question}</p>
      {answer !== null && answeredAt !== null ? (
        <p>
          <span className="quiet">{t('practice.answered', { when: moment(answeredAt) })}:</span> {answer}
        </p>
      ) : isOwn ? (
        <ReplyForm request={request} />
      ) : (
        <p className="quiet">{t('practice.waiting')}</p>
      )}
    </li>
  );
}

function ReplyForm({ request }: { request: PracticeRequest }) {
  const { t } = useWords();
  const cache = useQueryClient();
  const [answer, setAnswer] = useState('');
  const answering = useMutation({
    mutationFn: () => postJson(`/api/schools/${request.school.id}/practice/requests/${request.id}/answer`, { answer }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan', 'exchange'] }),
  });
  return (
    <>
      <Textarea
        label={t('practice.answerLabel')}
        maxLength={1000}
        autosize
        minRows={2}
        mb="xs"
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
      />
      <FaultAlert error={answering.error} />
      <Button
        size="compact-sm"
        loading={answering.isPending}
        disabled={answer.trim() === ''}
        onClick={() => answering.mutate()}
      >
        {t('practice.answer')}
      </Button>
    </>
  );
}

function PassedOn({ rows }: { rows: ExchangeResponse['passedOn'] }) {
  const words = useWords();
  const { moment, say, t } = words;
  const titleOf = useLineTitle();
  return (
    <Section title={t('practice.passedOn')}>
      {rows.length === 0 ? (
        <p className="quiet">{t('practice.passedOnNone')}</p>
      ) : (
        <ul className={styles.cases}>
          {rows.map((row) => (
            <li key={`${row.taker.id} ${row.takenAt} ${titleOf(row)}`} className={styles.request}>
              <strong>{titleOf(row)}</strong>
              <p className="quiet">
                {t('practice.passedOnRow', {
                  taker: say(row.taker.name),
                  school: say(row.school.name),
                  when: moment(row.takenAt),
                })}{' '}
                · {t(`plan.state.${row.state}`)}
              </p>
              <p>{changeText(words, row.change)}</p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
