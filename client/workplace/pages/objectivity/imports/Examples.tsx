import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { useTestName } from '../../content/library/tests.ts';
import { examplesQuery } from './imports.ts';

/** In the demo: the files that were imported, to be taken along and tried. */
export function Examples() {
  const { t } = useWords();
  const name = useTestName();
  const about = useQuery(aboutQuery);
  const examples = useQuery({ ...examplesQuery, enabled: Boolean(about.data?.demo) });
  if (!examples.data || examples.data.files.length === 0) return null;
  return (
    <section aria-labelledby="vpr-examples">
      <Title order={2} size="h4" id="vpr-examples" mt="xl" mb={6}>
        {t('vprImport.example.title')}
      </Title>
      <p>{t('vprImport.example.lead')}</p>
      <ul>
        {examples.data.files.flatMap((file) =>
          (['csv', 'xlsx'] as const).map((format) => (
            <li key={`${file.year} ${file.subject} ${format}`}>
              <a href={`/api/vpr-examples/${file.year}/${file.subject}/${format}`} download>
                {t(`vprImport.example.${format}`, { test: name(file), year: file.year })}
              </a>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
