import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { aboutQuery, accountsQuery } from '../../../../api/people/accountQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { schoolsWith, useSession } from '../../../shell/session.ts';
import { LinkDialog, type MadeLink } from '../accounts/LinkDialog.tsx';
import { AppointmentPanel } from './AppointmentPanel.tsx';

/** Whom the head has appointed at the own school, and the way to appoint somebody else. */
export function AppointmentsPage() {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const accounts = useQuery(accountsQuery);
  const about = useQuery(aboutQuery);
  const [link, setLink] = useState<MadeLink | null>(null);
  const schools = schoolsWith(useSession(), 'school:appoint');
  return (
    <div style={{ maxWidth: 720 }}>
      <title>{`${t('appointments.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('appointments.title')}
      </Title>
      <p>{t('appointments.lead')}</p>
      <Answer query={accounts}>
        {(data) =>
          schools.map((schoolId) => (
            <section key={schoolId} aria-label={say(nameOf(schoolId))}>
              <p className="quiet">{say(nameOf(schoolId))}</p>
              {data.appoints.map((role) => (
                <AppointmentPanel
                  key={role}
                  role={role}
                  schoolId={schoolId}
                  data={data}
                  today={about.data?.today ?? ''}
                  show={setLink}
                />
              ))}
            </section>
          ))
        }
      </Answer>
      <LinkDialog link={link} data={accounts.data} close={() => setLink(null)} />
    </div>
  );
}
