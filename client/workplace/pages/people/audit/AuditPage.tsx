import { Button, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { auditQuery, auditWordsQuery } from '../../../../api/people/auditQueries.ts';
import { Answer, EmptyPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { AuditFilters } from './AuditFilters.tsx';
import styles from './AuditPage.module.css';
import { AuditTable } from './AuditTable.tsx';
import { auditParameters } from './search.ts';

/** Minutes by which the clock of this computer is ahead of UTC. */
const OFFSET = -new Date().getTimezoneOffset();

export function AuditPage() {
  const { language, t } = useWords();
  const search = useSearch({ from: '/audit' });
  const words = useQuery(auditWordsQuery);
  const file = `/api/audit/export?${auditParameters(search, OFFSET, { language })}`;
  return (
    <>
      <title>{`${t('audit.title')} · ${t('shell.app')}`}</title>
      <div className={styles.head}>
        <div>
          <Title order={1} size="h2">
            {t('audit.title')}
          </Title>
          <p>{t('audit.lead')}</p>
        </div>
        <Button component="a" href={file} variant="default" download>
          {t('audit.export')}
        </Button>
      </div>
      <Answer query={words}>
        {(known) => (
          <>
            <AuditFilters search={search} words={known} />
            <Entries parameters={auditParameters(search, OFFSET)} words={known} />
          </>
        )}
      </Answer>
    </>
  );
}

type EntriesProps = { parameters: string; words: Parameters<typeof AuditTable>[0]['words'] };

function Entries({ parameters, words }: EntriesProps) {
  const { t } = useWords();
  const pages = useInfiniteQuery(auditQuery(parameters));
  return (
    <Answer query={pages}>
      {({ pages: shown }) => {
        const entries = shown.flatMap((page) => page.entries);
        if (entries.length === 0) return <EmptyPanel title={t('audit.emptyTitle')}>{t('audit.empty')}</EmptyPanel>;
        return (
          <>
            <AuditTable entries={entries} words={words} />
            <p className={styles.end} aria-live="polite">
              {pages.hasNextPage ? (
                <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {t('audit.more')}
                </Button>
              ) : (
                t('audit.all')
              )}
            </p>
          </>
        );
      }}
    </Answer>
  );
}
