import { Button, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { registeredSchoolQuery } from '../../../../api/people/registerQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { EndingPanel } from './EndingPanel.tsx';
import { SchoolData } from './SchoolData.tsx';
import { type EditedPart, SchoolEditor } from './SchoolEditor.tsx';
import { SchoolHistory } from './SchoolHistory.tsx';

/** All that is kept of one school, its history, and what may be done to it. */
export function SchoolDataPage() {
  const { say, t } = useWords();
  const { schoolId } = useParams({ from: '/schools/$schoolId/data' });
  const school = useQuery(registeredSchoolQuery(schoolId));
  const name = school.data ? say(school.data.data.shortName) : t('schoolRegister.card');
  return (
    <>
      <title>{`${name} · ${t('schoolRegister.card')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {name}
      </Title>
      <Answer query={school} height={420}>
        {(data) => <School key={data.id} school={data} />}
      </Answer>
    </>
  );
}

function School({ school }: { school: SchoolResponse }) {
  const { t } = useWords();
  const session = useSession();
  const [isEditing, setEditing] = useState(false);
  const part: EditedPart | null = school.may.manage ? 'all' : school.may.contact ? 'contact' : null;
  return (
    <>
      <Group gap="xs" mb="sm">
        {may(session, 'schools:manage') && <Link to="/schools">{t('schoolRegister.title')}</Link>}
        {may(session, 'results:read') && (
          <Link to="/schools/$schoolId" params={{ schoolId: school.id }}>
            {t('schoolRegister.toResults')}
          </Link>
        )}
      </Group>
      <Section title={t('schoolRegister.card')}>
        {isEditing && part ? (
          <SchoolEditor school={school} part={part} close={() => setEditing(false)} />
        ) : (
          <>
            <SchoolData school={school} />
            {part && (
              <Button onClick={() => setEditing(true)}>
                {t(part === 'all' ? 'schoolRegister.change' : 'schoolRegister.changeContact')}
              </Button>
            )}
          </>
        )}
      </Section>
      {school.may.manage && <EndingPanel school={school} />}
      <Section title={t('schoolRegister.history.title')}>
        <SchoolHistory schoolId={school.id} />
      </Section>
    </>
  );
}
