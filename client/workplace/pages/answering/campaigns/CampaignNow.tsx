import { Alert } from '@mantine/core';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { countLeftOut, isCounting } from './sealing.ts';
import { useCoverage } from './useCoverage.ts';

/** What everybody who reads results must know of the campaign now: whether they may still change, and what befell its keys. */
export function CampaignNow({ campaign }: { campaign: CampaignResponse }) {
  const { state } = campaign;
  return (
    <>
      {state === 'closed' && <Closed campaign={campaign} />}
      {state === 'sealed' && <Sealed campaign={campaign} />}
      <KeyNotes events={campaign.events} />
    </>
  );
}

const countLost = (events: CampaignResponse['events']): number =>
  events.reduce((sum, { answers, kind }) => sum + (kind === 'keysLost' ? (answers ?? 0) : 0), 0);

function Closed({ campaign: { sealsOn } }: { campaign: CampaignResponse }) {
  const { day, t } = useWords();
  if (sealsOn === null) return null;
  return (
    <Alert color="gray" variant="light" mb="md" title={t('campaigns.now.closedTitle')}>
      <p>{t('campaigns.now.closed', { day: day(sealsOn) })}</p>
      <p>{t('campaigns.now.closedThen')}</p>
    </Alert>
  );
}

function Sealed({ campaign }: { campaign: CampaignResponse }) {
  const { t } = useWords();
  const { data } = useCoverage(campaign);
  const count = countLeftOut(data?.cells ?? []);
  return (
    <Alert color="gray" variant="light" mb="md" title={t('campaigns.now.sealedTitle')}>
      <p>{t('campaigns.now.sealed')}</p>
      {data && isCounting(campaign.state, data.cells) && <p role="status">{t('campaigns.now.counting')}</p>}
      {data && !isCounting(campaign.state, data.cells) && (
        <p>
          {count === 0 ? t('campaigns.now.allIn') : t('campaigns.now.leftOut', { count })}{' '}
          {count > 0 && countLost(campaign.events) > 0 && t('campaigns.now.lostToo')}
        </p>
      )}
    </Alert>
  );
}

function KeyNotes({ events }: Pick<CampaignResponse, 'events'>) {
  const { moment, t } = useWords();
  const late = events.find(({ kind }) => kind === 'keysLate');
  const lost = countLost(events);
  return (
    <>
      {late && (
        <Alert color="yellow" variant="light" mb="md">
          <strong>{t('campaigns.now.keysLateTitle')}.</strong> {t('campaigns.now.keysLate', { when: moment(late.at) })}
        </Alert>
      )}
      {lost > 0 && (
        <Alert color="red" variant="light" mb="md" title={t('campaigns.now.keysLostTitle')}>
          {t('campaigns.now.keysLost', { count: lost })}
        </Alert>
      )}
    </>
  );
}
