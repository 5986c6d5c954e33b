import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import { returnQuery } from '../../../../api/answering/answeringQueries.ts';
import { Refusal } from '../../../../api/request.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { ReturnPanel } from './ReturnPanel.tsx';

export function ReturnPage() {
  const { say, t } = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId/return' });
  const { nameOf } = useSchools();
  return (
    <CampaignPage title={t('directorReturn.title')} lead={<p className="quiet">{say(nameOf(schoolId))}</p>}>
      {(campaign) => <Return key={`${schoolId} ${campaign.id}`} schoolId={schoolId} campaign={campaign} />}
    </CampaignPage>
  );
}

function Return({ schoolId, campaign }: { schoolId: number; campaign: CampaignSummary }) {
  const { t } = useWords();
  const inForce = useQuery(returnQuery(schoolId, campaign.id));
  if (inForce.error instanceof Refusal && inForce.error.status === 404) {
    return <EmptyPanel title={t('school.notSurveyed.title')}>{t('school.notSurveyed.text')}</EmptyPanel>;
  }
  return <Answer query={inForce}>{(data) => <ReturnPanel schoolId={schoolId} data={data} />}</Answer>;
}
