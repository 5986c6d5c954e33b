import { Alert, Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LinksPlan } from '../../../../../server/answering/handing-out/schemas.ts';
import { linksPlanQuery } from '../../../../api/answering/handOutQueries.ts';
import { postJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer, ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useBulkChange } from './changing.ts';
import { mostOf } from './classSize.ts';
import styles from './HandOut.module.css';
import { LeftOutList, LinksTable } from './LinksTable.tsx';

/** A usual class. */
const USUAL = '25';

/** All links that are still missing, shown by school and group before they are made. */
export function BulkLinks({ campaignId }: { campaignId: number }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const [size, setSize] = useState(USUAL);
  const [isAsking, setAsking] = useState(false);
  const most = isWhole ? null : mostOf(size);
  const isWrong = !isWhole && most === null;
  const plan = useQuery({ ...linksPlanQuery(campaignId, most), enabled: !isWrong });
  const making = useBulkChange(() => postJson<LinksPlan>(`/api/campaigns/${campaignId}/links`, { most }));
  return (
    <Section title={t('handOut.links.title')}>
      <p>{t('handOut.links.lead')}</p>
      <div className={styles.row}>
        <TextInput
          label={t('handOut.links.most')}
          inputMode="numeric"
          maxLength={3}
          disabled={isWhole}
          value={size}
          error={isWrong && t('handOut.links.mostWrong')}
          onChange={({ currentTarget: { value } }) => setSize(value)}
        />
        <Checkbox
          label={t('handOut.links.whole')}
          checked={isWhole}
          onChange={({ currentTarget: { checked } }) => setWhole(checked)}
        />
      </div>
      {making.data && (
        <Alert color="teal" role="status" mb="md">
          {t('handOut.links.made', { count: making.data.links })}{' '}
          {making.data.leftOut.length > 0 && t('handOut.links.notMade', { count: making.data.leftOut.length })}
        </Alert>
      )}
      {making.error && <ErrorPanel error={making.error} />}
      {!isWrong && (
        <Answer query={plan} height={120}>
          {(data) => (
            <>
              <p>
                {data.links === 0
                  ? t('handOut.links.nothing')
                  : t('handOut.links.plan', { count: data.links, groups: data.make.length })}
              </p>
              {data.links > 0 && (
                <Button mb="md" loading={making.isPending} onClick={() => setAsking(true)}>
                  {t('handOut.links.make', { count: data.links })}
                </Button>
              )}
              <LinksTable make={data.make} />
              <LeftOutList leftOut={data.leftOut} />
              <AskPanel
                isOpen={isAsking}
                title={t('handOut.links.ask')}
                yes={t('handOut.links.make', { count: data.links })}
                no={t('answering.cancel')}
                answer={(isYes) => {
                  setAsking(false);
                  if (isYes) making.mutate(undefined);
                }}
              >
                <p>{t('handOut.links.askText')}</p>
              </AskPanel>
            </>
          )}
        </Answer>
      )}
    </Section>
  );
}
