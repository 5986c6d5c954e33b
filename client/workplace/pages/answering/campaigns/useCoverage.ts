import { useQuery } from '@tanstack/react-query';
import type { CampaignResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { coverageQuery } from '../../../../api/answering/campaignQueries.ts';
import { liveWhile } from '../../../../api/live.ts';
import { isCounting } from './sealing.ts';

/** The counts of a campaign, asked again while answers come and until the last of them are counted. */
export function useCoverage({ id, state }: Pick<CampaignResponse, 'id' | 'state'>) {
  const query = coverageQuery(id);
  return useQuery({
    ...query,
    refetchInterval: (now) => liveWhile(state === 'open' || isCounting(state, now.state.data?.cells ?? []))(now),
  });
}
