import { Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanBody, PlanResponse } from '../../../../../server/answering/campaigns/life/schemas.ts';
import { campaignQuery, campaignsQuery } from '../../../../api/answering/campaignQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { PlanForm } from './PlanForm.tsx';
import { newPlan, type Plan, planOf } from './plan.ts';

export function NewPlanPage() {
  const { t } = useWords();
  const about = useQuery(aboutQuery);
  const schools = useQuery(schoolsQuery);
  const saving = useSaving(null);
  return (
    <PlanFrame title={t('campaigns.form.titleNew')}>
      <Answer query={about}>
        {({ today }) => (
          <Answer query={schools}>
            {({ schools: all }) => {
              // Both languages are offered at once, whatever the language of the page.
              const year = today.slice(0, 4);
              const title = {
                ru: t('campaigns.form.defaultTitle', { year, lng: 'ru' }),
                en: t('campaigns.form.defaultTitle', { year, lng: 'en' }),
              };
              return <Form initial={newPlan(today, all, title)} saving={saving} />;
            }}
          </Answer>
        )}
      </Answer>
    </PlanFrame>
  );
}

export function EditPlanPage() {
  const { t } = useWords();
  const { campaignId } = useParams({ from: '/campaigns/$campaignId/edit' });
  const campaign = useQuery({ ...campaignQuery(campaignId), refetchOnWindowFocus: false });
  const saving = useSaving(campaignId);
  return (
    <PlanFrame title={t('campaigns.form.titleEdit')}>
      <Answer query={campaign}>{(data) => <Form initial={planOf(data)} saving={saving} />}</Answer>
    </PlanFrame>
  );
}

function PlanFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      <title>{`${title} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {title}
      </Title>
      {children}
    </>
  );
}

function Form({ initial, saving }: { initial: Plan; saving: ReturnType<typeof useSaving> }) {
  const schools = useQuery(schoolsQuery);
  return (
    <Answer query={schools}>
      {(data) => (
        <PlanForm
          initial={initial}
          schools={data.schools}
          save={saving.mutate}
          isSaving={saving.isPending}
          error={saving.error}
        />
      )}
    </Answer>
  );
}

/** @param campaignId null for a new plan */
function useSaving(campaignId: number | null) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (plan: PlanBody) => {
      if (campaignId === null) return (await sendJson<PlanResponse>('POST', '/api/campaigns', plan)).id;
      await sendJson('PUT', `/api/campaigns/${campaignId}`, plan);
      return campaignId;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: campaignsQuery.queryKey });
      await client.invalidateQueries({ queryKey: campaignQuery(id).queryKey });
      void navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } });
    },
  });
}
