import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CampaignSummary, CoverageResponse } from '../../../../../server/answering/campaigns/schemas.ts';
import type { NeedsResponse } from '../../../../../server/daily/needs/schemas.ts';
import type { TasksResponse } from '../../../../../server/daily/tasks/schemas.ts';
import type { ChangesResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { ProfilesResponse } from '../../../../../server/profiles/profiles/schemas.ts';
import type { ResultsResponse } from '../../../../../server/results/gaps/schemas.ts';
import type { RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { coverageQuery } from '../../../../api/answering/campaignQueries.ts';
import { needsQuery, tasksQuery } from '../../../../api/daily/workQueries.ts';
import { liveWhile } from '../../../../api/live.ts';
import { profilesQuery } from '../../../../api/profiles/profileQueries.ts';
import { changesQuery } from '../../../../api/profiles/riskQueries.ts';
import { districtPlanQuery } from '../../../../api/roadmap/planQueries.ts';
import { roadmapStatusQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { resultsQuery } from '../../results/gaps/results.ts';
import { AttentionPanel } from './AttentionPanel.tsx';
import { attention } from './attention.ts';
import { CoveragePanel } from './CoveragePanel.tsx';
import { HeadlineItem } from './HeadlineItem.tsx';
import { HighRisksPanel } from './HighRisksPanel.tsx';
import {
  activityHeadlines,
  changeHeadlines,
  coverageHeadlines,
  gapHeadlines,
  lateHeadlines,
  mainHeadlines,
  needHeadlines,
  riskHeadlines,
} from './headlines.ts';
import styles from './OverviewPage.module.css';

export function OverviewPage() {
  const { t } = useWords();
  return (
    <CampaignPage title={t('overview.title')} isOfAnswers>
      {(campaign) => <Overview campaign={campaign} />}
    </CampaignPage>
  );
}

function Overview({ campaign }: { campaign: CampaignSummary }) {
  const isLive = campaign.state === 'open';
  const session = useSession();
  const mayRead = may(session, 'results:read');
  const refetchInterval = liveWhile(isLive);
  const coverage = useQuery({ ...coverageQuery(campaign.id), refetchInterval });
  const profiles = useQuery({ ...profilesQuery(campaign.id), refetchInterval, enabled: mayRead });
  const changes = useQuery({ ...changesQuery(campaign.id), enabled: mayRead });
  const results = useQuery({ ...resultsQuery, staleTime: 60_000, enabled: mayRead });
  const needs = useQuery({ ...needsQuery, enabled: mayRead });
  const tasks = useQuery({ ...tasksQuery, staleTime: 60_000 });
  const roadmap = useQuery({ ...roadmapStatusQuery(campaign.year), enabled: may(session, 'roadmap:read') });
  const plan = useQuery({ ...districtPlanQuery(campaign.id), enabled: may(session, 'plan:read') });
  return (
    <Answer query={coverage}>
      {(counted) => {
        const sources = {
          coverage: counted,
          needs: needs.data ?? null,
          profiles: profiles.data ?? null,
          changes: changes.data ?? null,
        };
        return (
          <>
            <Headlines
              {...sources}
              results={results.data ?? null}
              tasks={tasks.data ?? null}
              roadmap={roadmap.data ?? null}
            />
            <NeediestSchools {...sources} lines={plan.data?.lines ?? null} />
            <CoveragePanel coverage={counted} state={campaign.state} />
            {mayRead && <Answer query={profiles}>{(data) => <HighRisksPanel profiles={data} />}</Answer>}
          </>
        );
      }}
    </Answer>
  );
}

type Sources = {
  coverage: CoverageResponse;
  needs: NeedsResponse | null;
  profiles: ProfilesResponse | null;
  changes: ChangesResponse | null;
};

type HeadlineSources = Sources & {
  results: ResultsResponse | null;
  tasks: TasksResponse | null;
  roadmap: RoadmapStatus | null;
};

function Headlines({ coverage, needs, profiles, changes, results, roadmap, tasks }: HeadlineSources) {
  const { t } = useWords();
  const { nameOf } = useSchools();
  const factor = (code: string) => {
    return profiles?.factors.find((each) => each.code === code)?.title ?? { ru: code, en: code };
  };
  const headlines = mainHeadlines([
    ...(profiles ? riskHeadlines(profiles) : []),
    ...(needs ? needHeadlines(needs) : []),
    ...(changes ? changeHeadlines(changes) : []),
    ...(results ? gapHeadlines(results) : []),
    ...(tasks ? lateHeadlines(tasks) : []),
    ...(roadmap ? activityHeadlines(roadmap) : []),
    ...coverageHeadlines(coverage.cells),
  ]);
  return (
    <section aria-labelledby="headlines" className={styles.headlines}>
      <Title order={2} size="h4" id="headlines">
        {t('overview.headlines')}
      </Title>
      <ul>
        {headlines.map((headline) => (
          <HeadlineItem key={headline.kind} headline={headline} names={{ school: nameOf, factor }} />
        ))}
      </ul>
    </section>
  );
}

/** Whoever sees one school needs no list of the neediest. */
function NeediestSchools({ coverage, needs, profiles, changes, lines }: Sources & { lines: PlanLine[] | null }) {
  const { say } = useWords();
  if (needs === null || profiles === null || needs.schools.length < 2) return null;
  const rows = attention({ needs, profiles, changes, lines, cells: coverage.cells });
  const titles = new Map(profiles.factors.map(({ code, title }) => [code, say(title)]));
  return <AttentionPanel rows={rows} basis={needs.basis} factorName={(code) => titles.get(code) ?? code} />;
}
