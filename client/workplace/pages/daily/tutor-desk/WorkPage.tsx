import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { WorkResponse } from '../../../../../server/daily/tutor-desk/schemas.ts';
import { workQuery } from '../../../../api/daily/workQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { ConsultationPanel } from './ConsultationPanel.tsx';
import { NeedList } from './NeedList.tsx';
import { RequestList } from './RequestList.tsx';
import { ReviewQueue } from './ReviewQueue.tsx';
import { VisitList } from './VisitList.tsx';
import { WeekPanel } from './WeekPanel.tsx';

/** What waits for a tutor, a mentor, a member of the working group or a psychologist: each sees what is theirs. */
export function WorkPage() {
  const { t } = useWords();
  const session = useSession();
  const work = useQuery(workQuery);
  return (
    <>
      <title>{`${t('work.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('work.title')}
      </Title>
      <p>{t(may(session, 'visits:plan') ? 'work.leadTutor' : 'work.lead')}</p>
      <Answer query={work} height={400}>
        {(data) => <Parts work={data} />}
      </Answer>
    </>
  );
}

function Parts({ work }: { work: WorkResponse }) {
  const { t } = useWords();
  const session = useSession();
  const roles = new Set(session.memberships.map(({ role }) => role));
  const isTutor = roles.has('tutor');
  return (
    <>
      {isTutor && (
        <Section title={t('work.schools.title')}>
          <NeedList basis={work.basis} schools={work.schools} />
        </Section>
      )}
      {roles.has('psychologist') && (
        <Section title={t('work.consultations.title')}>
          <ConsultationPanel consultations={work.consultations} today={work.today} />
        </Section>
      )}
      <Section title={t('work.week.title')}>
        <WeekPanel />
      </Section>
      {isTutor && (
        <Section title={t('work.visits.title')}>
          <VisitList visits={work.visits} today={work.today} />
        </Section>
      )}
      {may(session, 'lessons:observe') && (
        <Section title={t('work.observe.title')}>
          <p>{t('work.observe.lead')}</p>
          <Button component="a" href="/observe/" mr="md">
            {t('work.observe.open')}
          </Button>
          <Link to="/evidence" search={{ kind: 'observation' }}>
            {t('work.observe.list')}
          </Link>
        </Section>
      )}
      {(isTutor || roles.has('workingGroup')) && (
        <Section title={t('work.reviews.title')}>
          <ReviewQueue reviews={work.reviews} />
        </Section>
      )}
      {isTutor && (
        <Section title={t('work.requests.title')}>
          <RequestList requests={work.requests} />
        </Section>
      )}
    </>
  );
}
