import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CampaignSummary } from '../../../../../server/answering/campaigns/schemas.ts';
import type { SchoolSummary } from '../../../../../server/people/schools/schemas.ts';
import { liveWhile } from '../../../../api/live.ts';
import { schoolProfileQuery } from '../../../../api/profiles/profileQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CampaignPage } from '../../../shell/CampaignPage.tsx';
import { QualitySwitch, useQuality } from '../../../shell/QualitySwitch.tsx';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { OfficialAlone } from './OfficialAlone.tsx';
import { OfficialPanel } from './OfficialPanel.tsx';
import { SchoolCoverage } from './SchoolCoverage.tsx';
import styles from './SchoolPage.module.css';
import { SchoolRisks } from './SchoolRisks.tsx';

export function SchoolPage() {
  const { say } = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId' });
  const { find, nameOf } = useSchools();
  const school = find(schoolId);
  return (
    <CampaignPage
      title={say(nameOf(schoolId))}
      lead={school && <SchoolLead school={school} />}
      without={<OfficialAlone schoolId={schoolId} />}
    >
      {(campaign) => <School schoolId={schoolId} campaign={campaign} />}
    </CampaignPage>
  );
}

function SchoolLead({ school }: { school: SchoolSummary }) {
  const { say, t } = useWords();
  const session = useSession();
  const { kinds, year } = school.status;
  const names = kinds.map((kind) => t(`designation.${kind}`)).join(', ');
  return (
    <div className={styles.lead}>
      <p className="quiet">
        {say(school.name)}
        {kinds.length > 0 && ` · ${t('school.designated', { kinds: names, year })}`}
      </p>
      {year !== null && (
        <Link to="/schools/$schoolId/exit" params={{ schoolId: school.id }}>
          {t('exit.link')}
        </Link>
      )}
      {may(session, 'plan:read') && (
        <Link to="/schools/$schoolId/roadmap" params={{ schoolId: school.id }}>
          {t('schoolRoadmap.title')}
        </Link>
      )}
      <Link to="/schools/$schoolId/data" params={{ schoolId: school.id }}>
        {t('schoolRegister.card')}
      </Link>
      {may(session, 'return:read') && (
        <Link to="/schools/$schoolId/return" params={{ schoolId: school.id }}>
          {t('school.toReturn')}
        </Link>
      )}
    </div>
  );
}

/** Asked again while the campaign is open, so that a batch of answers is seen as soon as it counts. */
function School({ schoolId, campaign }: { schoolId: number; campaign: CampaignSummary }) {
  const { t } = useWords();
  const refetchInterval = liveWhile(campaign.state === 'open');
  const quality = useQuality();
  const profile = useQuery({
    ...schoolProfileQuery(schoolId, campaign.id, quality),
    refetchInterval,
    // The switch of quality must not empty the page; another school must.
    placeholderData: (former) => (former?.schoolId === schoolId ? former : undefined),
  });
  return (
    <>
      <Answer query={profile} height={420}>
        {(data) =>
          data.results.length === 0 ? (
            <EmptyPanel title={t('school.notSurveyed.title')}>{t('school.notSurveyed.text')}</EmptyPanel>
          ) : (
            <>
              <QualitySwitch doubtful={data.doubtful} quality={quality} />
              <SchoolRisks profile={data} />
            </>
          )
        }
      </Answer>
      {profile.data && <OfficialPanel profile={profile.data} year={campaign.year} />}
      <SchoolCoverage schoolId={schoolId} campaign={campaign} />
    </>
  );
}
