import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnsweringResponse, LinkChangeBody } from '../../../../../server/answering/modes/schemas.ts';
import { sendJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { CopyButton } from '../../../../ui/CopyButton.tsx';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { pathOf, useChanging } from './changing.ts';
import { LinkDialog } from './LinkDialog.tsx';

export type GroupLink = AnsweringResponse['links'][number];

type LinkLineProps = {
  data: AnsweringResponse;
  link: GroupLink;
  /** By how much the cap can still be raised. */
  capLeft: number;
  mayHand: boolean;
  /** Whether the audience answers by links: else a closed one stays closed. */
  mayReopen: boolean;
};

/** A cap is raised by so many at a time, if the group has that many left. */
const STEP = 5;

/** A link of one class: copied, renamed, given a higher cap, closed and opened again, or removed while nobody has answered. */
export function LinkLine({ data, link, capLeft, mayHand, mayReopen }: LinkLineProps) {
  const words = useWords();
  const { t } = words;
  const { audience, cap, closed, code, grade, label, used } = link;
  const [asked, setAsked] = useState<'close' | 'change' | null>(null);
  const changing = useChanging(data, (change: LinkChangeBody | null) =>
    change === null
      ? sendJson('DELETE', pathOf(data, `links/${code}`))
      : sendJson('PUT', pathOf(data, `links/${code}`), change),
  );
  const more = Math.min(STEP, capLeft);
  const address = `${data.address}/s/${code}`;
  return (
    <li>
      <strong>{[cellName(words, audience, grade), label].filter(Boolean).join(' · ')}</strong>
      {closed ? <span className="quiet">{t('answering.link.closed')}</span> : <a href={address}>{address}</a>}
      {!closed && <CopyButton text={address} variant="subtle" />}
      <span>{closed ? t('answering.link.usedClosed', { used }) : t('answering.link.used', { used, cap })}</span>
      {mayHand && !closed && more > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => changing.mutate({ cap: cap + more })}>
          {t('answering.link.raise', { more })}
        </Button>
      )}
      {mayHand && !closed && (
        <>
          <Button variant="subtle" size="compact-sm" onClick={() => setAsked('change')}>
            {t('answering.link.change')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => setAsked('close')}>
            {t('answering.link.close')}
          </Button>
        </>
      )}
      {mayHand && closed && mayReopen && (
        <Button variant="subtle" size="compact-sm" onClick={() => changing.mutate({ closed: false })}>
          {t('answering.link.reopen')}
        </Button>
      )}
      {mayHand && used === 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => changing.mutate(null)}>
          {t('answering.link.remove')}
        </Button>
      )}
      {changing.error && <ErrorPanel error={changing.error} />}
      {asked === 'change' && <LinkDialog data={data} link={link} close={() => setAsked(null)} />}
      <AskPanel
        isOpen={asked === 'close'}
        title={t('answering.link.closeAsk')}
        yes={t('answering.link.close')}
        no={t('answering.cancel')}
        answer={(isYes) => {
          setAsked(null);
          if (isYes) changing.mutate({ closed: true });
        }}
      >
        <p>{t('answering.link.closeText')}</p>
      </AskPanel>
    </li>
  );
}
