import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { schoolsQuery } from '../../api/people/schoolQueries.ts';
import { PathLink } from '../../ui/PathLink.tsx';
import { Answer, EmptyPanel } from '../../ui/States.tsx';
import { useWords } from '../../ui/words.ts';
import { may, useSession } from './session.ts';

/** What a district without a campaign does next, for those who do it; the others read who does. */
export function NextStep() {
  const schools = useQuery(schoolsQuery);
  return (
    <Answer query={schools} height={80}>
      {(data) => (data.schools.length === 0 ? <NoSchools /> : <NoCampaign />)}
    </Answer>
  );
}

/** Wherever a page has nothing to show because there are no schools. */
export function NoSchools() {
  const { t } = useWords();
  const isTheirs = may(useSession(), 'setup:read');
  return (
    <EmptyPanel title={t('shell.empty.schoolsTitle')}>
      <p>{t(isTheirs ? 'shell.empty.setUp' : 'shell.empty.schools')}</p>
      {isTheirs && <PathLink path="/setup">{t('shell.empty.setUpWay')}</PathLink>}
    </EmptyPanel>
  );
}

function NoCampaign() {
  const { t } = useWords();
  const session = useSession();
  const maySetUp = may(session, 'setup:read');
  if (!may(session, 'campaigns:manage')) {
    return (
      <EmptyPanel title={t('shell.empty.campaignsTitle')}>
        <p>{t('shell.empty.campaigns')}</p>
        {maySetUp && <PathLink path="/setup">{t('shell.empty.setUpWay')}</PathLink>}
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title={t('shell.empty.campaignsTitle')}>
      <p>{t('shell.empty.firstCampaign')}</p>
      <Link to="/campaigns/new">{t('shell.empty.firstCampaignWay')}</Link>
      {maySetUp && (
        <>
          {' · '}
          <PathLink path="/setup">{t('shell.empty.setUpWay')}</PathLink>
        </>
      )}
    </EmptyPanel>
  );
}
