import { Button, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { AboutResponse } from '../../../server/people/identity/schemas.ts';
import { aboutQuery } from '../../api/people/accountQueries.ts';
import { useWords } from '../../ui/words.ts';
import { lazyPart } from './lazyPart.ts';
import styles from './Shell.module.css';

const LeaveDialog = lazyPart(() => import('./LeaveDialog.tsx'), 'LeaveDialog');

type Demo = NonNullable<AboutResponse['demo']>;
type Filling = NonNullable<Demo['filling']>;

const LOOK_EVERY_MS = 1_000;

/** Says that the district is fictional and how it is left, and, while it is being made, how far it is; the pages then read each new part. */
export function DemoBanner({ today, demo: { filling, leaving } }: { today: string; demo: Demo }) {
  const { day, t } = useWords();
  const [isLeaving, setLeaving] = useState(false);
  useFilling(filling);
  return (
    <aside className={styles.banner} aria-label={t('shell.app')}>
      <span>{t('shell.demo', { today: day(today) })}</span>
      {!filling && (
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => setLeaving(true)}>
          {t('shell.leave.open')}
        </Button>
      )}
      {isLeaving && (
        <Suspense>
          <LeaveDialog way={leaving} close={() => setLeaving(false)} />
        </Suspense>
      )}
      {filling && (
        <div role="status" className={styles.filling}>
          {t('shell.demoFilling', filling)}
          <Progress value={(100 * filling.done) / filling.total} aria-label={t('shell.app')} mt={4} />
        </div>
      )}
    </aside>
  );
}

/** Asks every second how far the demo is; after each part all pages read anew what they show. */
function useFilling(filling: Filling | null): void {
  const client = useQueryClient();
  const done = filling?.done ?? null;
  const shown = useRef(done);
  useQuery({ ...aboutQuery, refetchInterval: filling === null ? false : LOOK_EVERY_MS });
  useEffect(() => {
    if (shown.current === done) return;
    shown.current = done;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== aboutQuery.queryKey[0] });
  }, [client, done]);
}
