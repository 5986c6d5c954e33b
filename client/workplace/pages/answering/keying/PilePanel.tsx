import { Alert, Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyedResponse, KeyingResponse } from '../../../../../server/answering/paper/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { uuid } from '../../../../uuid.ts';
import { type Action, type Keying, type Sheet, unchecked } from './desk.ts';
import styles from './KeyingPage.module.css';
import { answersOf } from './sheetAnswers.ts';

type PilePanelProps = {
  keying: Keying;
  data: KeyingResponse;
  grade: number | null;
  act(action: Action): void;
  sent(ids: string[]): void;
};

/** A larger share of differing lines asks for more sheets to be checked. */
const MANY_ERRORS = 0.02;
/** The server takes so many at once; a pile is sent in parts. */
const MOST_AT_ONCE = 200;

/** The sheets keyed so far, which of them are to be checked, and the way to send them. */
export function PilePanel({ keying, data, grade, act, sent }: PilePanelProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const sending = useSending(data, grade, sent);
  const { desk, dispute, pile } = keying;
  const open = unchecked(keying);
  const isBusy = dispute !== null || desk.kind === 'second';
  const begun = desk.kind === 'first' && desk.digits.some((digit) => digit !== null);
  return (
    <section aria-label={t('keying.pile')}>
      <Title order={2} size="h4" mt="lg" mb="xs">
        {t('keying.pile')}
      </Title>
      {sending.data && (
        <Alert color="teal" role="status" mb="md">
          {t('keying.sent', { count: sending.data.stored + sending.data.known })}{' '}
          {sending.data.known > 0 && t('keying.already', { count: sending.data.known })}
        </Alert>
      )}
      {sending.error && <ErrorPanel error={sending.error} retry={() => sending.mutate(pile)} />}
      {pile.length === 0 ? (
        <p className="quiet">{t('keying.pileEmpty')}</p>
      ) : (
        <Pile pile={pile} isBusy={isBusy || begun} act={act} />
      )}
      <ErrorRate pile={pile} lines={data.items.length} />
      {pile.length > 0 && (
        <>
          {open.length > 0 && (
            <p>{t('keying.sendBlocked', { numbers: open.map(({ number }) => number).join(', ') })}</p>
          )}
          {begun && <p className="quiet">{t('keying.sendUnfinished', { number: desk.number })}</p>}
          <Button disabled={open.length > 0 || isBusy} loading={sending.isPending} onClick={() => setAsking(true)}>
            {t('keying.send', { count: pile.length })}
          </Button>
        </>
      )}
      <AskPanel
        isOpen={isAsking}
        title={t('keying.confirmTitle')}
        yes={t('keying.confirmYes')}
        no={t('keying.confirmNo')}
        answer={(isYes) => {
          setAsking(false);
          if (isYes) sending.mutate(pile);
        }}
      >
        <p>{t('keying.confirm')}</p>
      </AskPanel>
    </section>
  );
}

function Pile({ pile, isBusy, act }: { pile: Sheet[]; isBusy: boolean; act(action: Action): void }) {
  const { t } = useWords();
  return (
    <>
      <p className="quiet">{t('keying.sample')}</p>
      <ul className={styles.pile}>
        {pile.map(({ check, differed, number }) => (
          <li key={number}>
            <span>
              {t('keying.sheet', { number })} – {t(`keying.check.${check}`)}
              {differed > 0 && `, ${t('keying.differed', { count: differed })}`}
            </span>
            {check !== 'done' && (
              <Button
                variant={check === 'asked' ? 'light' : 'subtle'}
                size="compact-sm"
                disabled={isBusy}
                onClick={() => {
                  act({ kind: 'ask', number });
                  act({ kind: 'again', number, nextId: uuid() });
                }}
              >
                {check === 'asked' ? t('keying.again') : t('keying.alsoAgain')}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={isBusy}
              onClick={() => act({ kind: 'remove', number })}
            >
              {t('keying.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function ErrorRate({ pile, lines }: { pile: Sheet[]; lines: number }) {
  const { percent, t } = useWords();
  const checked = pile.filter(({ check }) => check === 'done');
  if (checked.length === 0) return null;
  const differed = checked.reduce((sum, sheet) => sum + sheet.differed, 0);
  const share = differed / (checked.length * lines);
  return (
    <p>
      {t('keying.errorRate', { differed, lines: checked.length * lines, share: percent(share) })}{' '}
      {share > MANY_ERRORS && t('keying.errorRateHigh')}
    </p>
  );
}

function useSending(
  { audience, campaignId, items, schoolId }: KeyingResponse,
  grade: number | null,
  sent: (ids: string[]) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (pile: Sheet[]) => {
      const total = { stored: 0, known: 0 };
      for (let start = 0; start < pile.length; start += MOST_AT_ONCE) {
        const part = pile.slice(start, start + MOST_AT_ONCE);
        const sheets = part.map((sheet) => ({ id: sheet.id, answers: answersOf(items, sheet) }));
        const path = `/api/schools/${schoolId}/keyed?campaign=${campaignId}`;
        const result = await postJson<KeyedResponse>(path, { audience, grade, sheets });
        total.stored += result.stored;
        total.known += result.known;
        sent(part.map(({ id }) => id));
      }
      return total;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['keying', schoolId, campaignId] }),
  });
}
