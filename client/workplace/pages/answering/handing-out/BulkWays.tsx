import { Alert, Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WaysPlan, WaysWish } from '../../../../../server/answering/handing-out/schemas.ts';
import { waysPlanQuery } from '../../../../api/answering/handOutQueries.ts';
import { putJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { useBulkChange } from './changing.ts';
import styles from './HandOut.module.css';

const AUDIENCES = ['student', 'parent', 'teacher'] as const;
const WAYS = ['link', 'codes', 'paper'] as const;
const STATUSES = ['lowResults', 'hardConditions'] as const;
/** Before the type of school, which is a text of the district's own. */
const TYPE = 'type:';

/** Which schools, as the value of one choice. */
const kindOf = ({ status, type }: WaysWish): string => status ?? (type === null ? '' : TYPE + type);

function withKind(wish: WaysWish, kind: string): WaysWish {
  const status = STATUSES.find((each) => each === kind) ?? null;
  return { ...wish, status, type: kind.startsWith(TYPE) ? kind.slice(TYPE.length) : null };
}

/** One way of an audience for all schools, or for those of a kind; what changes is shown before it does. */
export function BulkWays({ campaignId }: { campaignId: number }) {
  const { t } = useWords();
  const [wish, setWish] = useState<WaysWish>({ audience: 'student', way: 'link', status: null, type: null });
  const [isAsking, setAsking] = useState(false);
  const plan = useQuery(waysPlanQuery(campaignId, wish));
  const changing = useBulkChange(() => putJson<WaysPlan>(`/api/campaigns/${campaignId}/ways`, wish));
  const change = (part: WaysWish) => {
    changing.reset();
    setWish(part);
  };
  const kinds = [
    { value: '', label: t('handOut.ways.all') },
    ...STATUSES.map((value) => ({ value, label: t(`handOut.ways.${value}`) })),
    ...(plan.data?.types ?? (wish.type === null ? [] : [wish.type])).map((type) => ({
      value: TYPE + type,
      label: t('handOut.ways.ofType', { type }),
    })),
  ];
  return (
    <Section title={t('handOut.ways.title')}>
      <p>{t('handOut.ways.lead')}</p>
      <div className={styles.row}>
        <NativeSelect
          label={t('handOut.ways.audience')}
          value={wish.audience}
          data={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ ...wish, audience: AUDIENCES.find((each) => each === value) ?? wish.audience })
          }
        />
        <NativeSelect
          label={t('answering.way')}
          value={wish.way}
          data={WAYS.map((value) => ({ value, label: t(`answering.ways.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ ...wish, way: WAYS.find((each) => each === value) ?? wish.way })
          }
        />
        <NativeSelect
          label={t('handOut.ways.schools')}
          value={kindOf(wish)}
          data={kinds}
          onChange={({ currentTarget: { value } }) => change(withKind(wish, value))}
        />
      </div>
      {changing.data && (
        <Alert color="teal" role="status" mb="md">
          {t('handOut.ways.changed', { count: changing.data.change.length })}
        </Alert>
      )}
      {changing.error && <ErrorPanel error={changing.error} />}
      <Answer query={plan} height={60}>
        {(data) => (
          <>
            <p>{t('handOut.ways.plan', { change: data.change.length, same: data.same, others: data.others })}</p>
            {data.change.length > 0 && (
              <Button variant="default" loading={changing.isPending} onClick={() => setAsking(true)}>
                {t('handOut.ways.change')}
              </Button>
            )}
            <AskPanel
              isOpen={isAsking}
              title={t('handOut.ways.ask')}
              yes={t('handOut.ways.change')}
              no={t('answering.cancel')}
              answer={(isYes) => {
                setAsking(false);
                if (isYes) changing.mutate(undefined);
              }}
            >
              <Changes change={data.change} />
            </AskPanel>
          </>
        )}
      </Answer>
    </Section>
  );
}

const SHOWN = 10;

function Changes({ change }: Pick<WaysPlan, 'change'>) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const openLinks = change.reduce((sum, school) => sum + school.openLinks, 0);
  return (
    <>
      <ul className={styles.list}>
        {change.slice(0, SHOWN).map(({ from, schoolId }) => (
          <li key={schoolId}>
            {t('handOut.ways.line', { school: say(nameOf(schoolId)), from: t(`answering.ways.${from}`) })}
          </li>
        ))}
        {change.length > SHOWN && <li>{t('handOut.ways.andMore', { count: change.length - SHOWN })}</li>}
      </ul>
      {openLinks > 0 && <p>{t('answering.wayLinks', { count: openLinks })}</p>}
      {change.some(({ from, hasCards }) => from === 'codes' && hasCards) && <p>{t('handOut.ways.cards')}</p>}
    </>
  );
}
