import { Alert, Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import { campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { proposeAnswer, proposeReport } from '../../../../api/publishing/publicationQueries.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { Fields } from './fields.ts';
import styles from './publications.module.css';

type ProposalPanelProps = {
  kind: 'answerBack' | 'report';
  schoolId: number;
  /** Puts what is proposed into the fields. */
  take(part: Partial<Fields>): void;
};

/** A beginning from computed results: of a report from what changed, of an answer from what was said. */
export function ProposalPanel(props: ProposalPanelProps) {
  const { data } = useQuery(campaignsQuery);
  const asked = data?.campaigns.filter(({ state }) => state !== 'planned') ?? [];
  return asked.length === 0 ? null : <Proposal {...props} campaigns={asked} />;
}

function Proposal({ kind, schoolId, take, campaigns }: ProposalPanelProps & { campaigns: CampaignSummary[] }) {
  const { say, t } = useWords();
  const [campaignId, setCampaignId] = useState(campaigns[0].id);
  const proposal = useMutation({
    mutationFn: async (campaign: number): Promise<Partial<Fields>> => {
      if (kind === 'report') return proposeReport(schoolId, campaign);
      return { ...(await proposeAnswer(schoolId, campaign)), campaignId: campaign };
    },
    onSuccess: (part) => {
      if (part.findings?.length !== 0) take(part);
    },
  });
  const isNothing = proposal.data?.findings?.length === 0;
  return (
    <>
      <div className={styles.filter}>
        <NativeSelect
          label={t('publications.proposal.campaign')}
          value={String(campaignId)}
          data={campaigns.map(({ id, title }) => ({ value: String(id), label: say(title) }))}
          onChange={({ currentTarget }) => setCampaignId(Number(currentTarget.value))}
        />
        <Button variant="default" loading={proposal.isPending} onClick={() => proposal.mutate(campaignId)}>
          {t(`publications.proposal.${kind === 'report' ? 'report' : 'answer'}`)}
        </Button>
      </div>
      <p className="quiet">{t('publications.proposal.replaces')}</p>
      <div role="status">
        {proposal.data && (
          <Alert color={isNothing ? 'gray' : 'teal'} variant="light" mb="md">
            {t(isNothing ? 'publications.proposal.nothing' : 'publications.proposal.taken')}
          </Alert>
        )}
      </div>
      <FaultAlert error={proposal.error} />
    </>
  );
}
