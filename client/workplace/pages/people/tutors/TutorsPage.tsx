import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TutorsResponse } from '../../../../../server/people/tutors/schemas.ts';
import { aboutQuery, tutorsQuery } from '../../../../api/people/accountQueries.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { isLasting } from '../accounts/filter.ts';
import { LoadPanel } from './LoadPanel.tsx';
import { TutorSection } from './TutorSection.tsx';

/** Which tutor goes to which school, how many each has, and which school has none. */
export function TutorsPage() {
  const { t } = useWords();
  const tutors = useQuery(tutorsQuery);
  const about = useQuery(aboutQuery);
  const today = about.data?.today ?? '';
  return (
    <>
      <title>{`${t('tutors.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('tutors.title')}
      </Title>
      <p>{t('tutors.lead')}</p>
      <Answer query={tutors}>
        {(data) =>
          data.tutors.length === 0 ? (
            <EmptyPanel title={t('tutors.emptyTitle')}>{t('tutors.empty')}</EmptyPanel>
          ) : (
            <>
              <Uncovered data={data} today={today} />
              <LoadPanel tutors={data.tutors} />
              {data.tutors.map((tutor) => (
                <TutorSection key={tutor.accountId} tutor={tutor} today={today} />
              ))}
            </>
          )
        }
      </Answer>
    </>
  );
}

/** Schools with a status need a tutor before all; those without one are not missed. */
function Uncovered({ data, today }: { data: TutorsResponse; today: string }) {
  const { say, t } = useWords();
  const schools = useQuery(schoolsQuery);
  const covered = new Set(
    data.tutors.flatMap(({ assignments }) =>
      assignments.filter((each) => isLasting(each, today)).map(({ schoolId }) => schoolId),
    ),
  );
  const supported = schools.data?.schools.filter(({ status }) => status.kinds.length > 0) ?? [];
  if (supported.length === 0) return null;
  const missed = supported.filter(({ id }) => !covered.has(id));
  if (missed.length === 0) return <p>{t('tutors.uncoveredNone')}</p>;
  return (
    <p>
      <strong>{t('tutors.uncovered')}:</strong> {missed.map(({ shortName }) => say(shortName)).join(', ')}
    </p>
  );
}
