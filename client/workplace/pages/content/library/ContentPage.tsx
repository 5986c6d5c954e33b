import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { contentQuery } from '../../../../api/content/contentQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Criteria } from './Criteria.tsx';
import { ModelSection } from './ModelSection.tsx';
import { Questionnaires } from './Questionnaires.tsx';
import { VprTests } from './VprTests.tsx';

/** What is asked, how it is weighed, and which official figures the district uses. */
export function ContentPage() {
  const { t } = useWords();
  const overview = useQuery(contentQuery);
  return (
    <>
      <title>{`${t('content.title')} · ${t('shell.app')}`}</title>
      <Title order={1} size="h2">
        {t('content.title')}
      </Title>
      <p>{t('content.lead')}</p>
      <VprTests />
      <Criteria />
      <Answer query={overview}>
        {(content) => (
          <>
            <Questionnaires content={content} />
            <ModelSection model={content.model} />
          </>
        )}
      </Answer>
    </>
  );
}
