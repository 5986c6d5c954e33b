import { useQuery } from '@tanstack/react-query';
import { officialProfilesQuery } from '../../../../api/profiles/officialQueries.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { OfficialForm } from './OfficialForm.tsx';
import { SourceHistory } from './SourceHistory.tsx';

/** Official risk profiles: a file, what it holds, the confirmation, and what was loaded before. */
export function OfficialSection() {
  const { number, t } = useWords();
  const files = useQuery(officialProfilesQuery);
  return (
    <Section title={t('official.files.title')}>
      <p>{t('official.files.lead')}</p>
      <OfficialForm />
      <Answer query={files} height={80}>
        {({ profiles }) => (
          <SourceHistory
            path="/api/official-profiles"
            columns={[t('official.files.year'), t('official.files.rows')]}
            rows={profiles.map((own) => ({ ...own, facts: [String(own.year), number(own.rows)] }))}
          />
        )}
      </Answer>
    </Section>
  );
}
