import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { rollQuery } from '../../../../api/answering/answeringQueries.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';
import { RollHistory } from './RollHistory.tsx';
import { RollNow } from './RollNow.tsx';

export function RollPage() {
  const { say, t } = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId/roll' });
  const { nameOf } = useSchools();
  const mayEdit = may(useSession(), 'roll:edit');
  const roll = useQuery(rollQuery(schoolId));
  const about = useQuery(aboutQuery);
  return (
    <>
      <title>{`${t('roll.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('roll.title')}
      </Title>
      <p>{`${say(nameOf(schoolId))}. ${t('roll.lead')}`}</p>
      <p>
        <Link to="/enrolment">{t('roll.all')}</Link>
      </p>
      <p>{t('roll.frozenNote')}</p>
      <p className="quiet">{t('roll.unknownNote')}</p>
      <Answer query={about}>
        {({ today }) => (
          <Answer query={roll}>
            {(data) => (
              <>
                <RollNow data={data} today={today} mayEdit={mayEdit} />
                <RollHistory data={data} mayEdit={mayEdit} />
              </>
            )}
          </Answer>
        )}
      </Answer>
    </>
  );
}
