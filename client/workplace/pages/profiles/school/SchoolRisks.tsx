import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SchoolHistoryResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { SchoolProfileResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import { schoolHistoryQuery } from '../../../../api/profiles/riskQueries.ts';
import { may, useSession } from '../../../shell/session.ts';
import { usePlan } from '../../roadmap/plan/usePlan.ts';
import { FactorHistory } from './FactorHistory.tsx';
import { FactorPanel } from './FactorPanel.tsx';
import { Ranking } from './Ranking.tsx';
import { rankFactors } from './ranking.ts';
import { SchoolCourse } from './SchoolCourse.tsx';
import { SchoolHeadlines } from './SchoolHeadlines.tsx';
import styles from './SchoolPage.module.css';

/**
 * First the headlines; below, left all factors, right the chosen one; then what was done and what changed. Without a choice in
 * the address the first of the ranking is chosen.
 */
export function SchoolRisks({ profile }: { profile: SchoolProfileResponse }) {
  const { factor } = useSearch({ from: '/schools/$schoolId' });
  const { campaignId, quality, schoolId } = profile;
  const ranked = useMemo(() => rankFactors(profile.results), [profile]);
  const chosen = ranked.find((result) => result.factor === factor) ?? ranked[0];
  const history = useQuery(schoolHistoryQuery(schoolId, quality)).data;
  const plan = usePlan({ schoolId, campaignId });
  const mayPlan = may(useSession(), 'plan:read');
  const { changes, since } = before(history, campaignId);
  return (
    <>
      <SchoolHeadlines
        {...{ profile, changes, since }}
        chosen={chosen.factor}
        lines={mayPlan ? (plan.data?.lines ?? null) : null}
      />
      <div className={styles.columns}>
        <Ranking profile={profile} ranked={ranked} chosen={chosen.factor} changes={changes} since={since} />
        <FactorPanel profile={profile} result={chosen} />
      </div>
      {history && <FactorHistory profile={profile} history={history} factor={chosen.factor} />}
      {history && mayPlan && <SchoolCourse profile={profile} history={history} />}
    </>
  );
}

/** What changed up to a campaign, and since which year. */
function before(history: SchoolHistoryResponse | undefined, campaignId: number) {
  const campaigns = history?.campaigns ?? [];
  const index = campaigns.findIndex(({ id }) => id === campaignId);
  const former = campaigns[index - 1];
  return former === undefined
    ? { changes: [], since: null }
    : { changes: campaigns[index].changes, since: former.year };
}
