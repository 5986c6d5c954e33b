import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AnsweringResponse, WayName } from '../../../../../server/answering/modes/schemas.ts';
import { sendJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { Group } from './AnsweringPage.tsx';
import { pathOf, useChanging } from './changing.ts';

const WAYS: WayName[] = ['link', 'codes', 'paper'];

/** The way of one audience. Where something was handed out already, changing asks first. */
export function WayChoice({ data, groups }: { data: AnsweringResponse; groups: Group[] }) {
  const { t } = useWords();
  const [{ audience, way }] = groups;
  const [wanted, setWanted] = useState<WayName | null>(null);
  const changing = useChanging(data, (chosen: WayName) =>
    sendJson('PUT', pathOf(data, 'ways'), { audience, way: chosen }),
  );
  const openLinks = data.links.filter((link) => link.audience === audience && !link.closed).length;
  const cards = data.sheets.some((sheet) => sheet.audience === audience && sheet.valid > 0);
  const isHandedOut = cards || openLinks > 0 || groups.some(({ received }) => received > 0);
  return (
    <>
      <NativeSelect
        label={t('answering.way')}
        value={way}
        maw={420}
        disabled={changing.isPending}
        data={WAYS.map((value) => ({ value, label: t(`answering.ways.${value}`) }))}
        onChange={({ currentTarget: { value } }) => {
          const chosen = WAYS.find((each) => each === value) ?? way;
          if (isHandedOut) setWanted(chosen);
          else changing.mutate(chosen);
        }}
      />
      {changing.error && <ErrorPanel error={changing.error} />}
      <AskPanel
        isOpen={wanted !== null}
        title={t('answering.wayAsk')}
        yes={t('answering.wayYes')}
        no={t('answering.cancel')}
        answer={(isYes) => {
          if (isYes && wanted) changing.mutate(wanted);
          setWanted(null);
        }}
      >
        <p>{t('answering.wayText')}</p>
        {openLinks > 0 && <p>{t('answering.wayLinks', { count: openLinks })}</p>}
        {way === 'codes' && cards && <p>{t('answering.wayCards')}</p>}
        {way === 'paper' && <p>{t('answering.wayPaper')}</p>}
      </AskPanel>
    </>
  );
}
