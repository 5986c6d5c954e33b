import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { DropZone } from '../../../../ui/DropZone.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import type { ChosenFile } from './files.ts';
import styles from './ImportsPage.module.css';
import { RecognisedFile } from './RecognisedFile.tsx';

const MOST_BYTES = 32 * 1024 * 1024;
/** The old format too: it is refused in words, which a greyed name in the window is not. */
const ACCEPT = '.xlsx,.xls,.csv,.txt';

/** A file first; what it is, and of which test, is found by looking at it. @param open goes on with an upload of pupils' results */
export function UploadForm({ open }: { open(id: number): void }) {
  const { t } = useWords();
  const tests = useQuery(vprTestsQuery);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [said, say] = useState<{ kind: 'tooLarge' } | { kind: 'loaded'; schools: number } | null>(null);
  const take = (file: File) => {
    const isTooLarge = file.size > MOST_BYTES;
    say(isTooLarge ? { kind: 'tooLarge' } : null);
    setChosen((before) => (isTooLarge ? null : { file, number: (before?.number ?? 0) + 1 }));
  };
  const drop = () => {
    say(null);
    setChosen(null);
  };
  const words = {
    choose: t('vprFiles.choose'),
    another: t('vprFiles.another'),
    hint: t('vprFiles.drop'),
    chosen: t('vprFiles.chosen', { name: chosen?.file.name ?? '' }),
    remove: t('vprFiles.remove'),
  };
  /** Of a file with several tables the next one is chosen then. */
  const done = (isSeveral: boolean) =>
    setChosen((before) => (before && isSeveral ? { ...before, number: before.number + 1 } : null));
  const loaded = (schools: number, isSeveral: boolean) => {
    done(isSeveral);
    say({ kind: 'loaded', schools });
  };
  const goOn = (id: number, isSeveral: boolean) => {
    done(isSeveral);
    say(null);
    open(id);
  };
  return (
    <Section title={t('vprImport.upload.title')}>
      <DropZone
        accept={ACCEPT}
        label={t('vprFiles.file')}
        name={chosen?.file.name ?? null}
        words={words}
        take={take}
        drop={drop}
      />
      {said?.kind === 'tooLarge' && (
        <Alert color="red" variant="light" role="alert" className={styles.said}>
          {t('vprFiles.tooLarge')}
        </Alert>
      )}
      <div role="status">
        {said?.kind === 'loaded' && (
          <Alert color="teal" className={styles.said}>
            {t('vprFiles.report.done', { count: said.schools })}{' '}
            <Link to="/objectivity">{t('vprImport.history.toObjectivity')}</Link>
          </Alert>
        )}
      </div>
      {chosen && (
        <Answer query={tests} height={80}>
          {(data) => (
            <RecognisedFile key={chosen.number} chosen={chosen} tests={data.tests} open={goOn} loaded={loaded} />
          )}
        </Answer>
      )}
    </Section>
  );
}
