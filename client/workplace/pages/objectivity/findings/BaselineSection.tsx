import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BaselineUploadResponse } from '../../../../../server/objectivity/baselines/schemas.ts';
import { vprTestsQuery } from '../../../../api/objectivity/testQueries.ts';
import { postFile } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { ImportFile } from '../../../../ui/ImportFile.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './objectivity.module.css';
import { baselinesQuery, useObjectivityChange } from './objectivity.ts';
import { SourceHistory } from './SourceHistory.tsx';

const PATH = '/api/objectivity/baselines';

/** A region's baseline: to be loaded here, or to be made from our own results for others. */
export function BaselineSection() {
  const { number, t } = useWords();
  const baselines = useQuery(baselinesQuery);
  return (
    <Section title={t('objectivitySources.baselines.title')}>
      <p>{t('objectivitySources.baselines.lead')}</p>
      <BaselineForm />
      <p>
        <a href={`${PATH}/own`} download>
          {t('objectivitySources.baselines.make')}
        </a>{' '}
        <span className="quiet">{t('objectivitySources.baselines.makeHint')}</span>
      </p>
      <Answer query={baselines} height={80}>
        {(data) => (
          <SourceHistory
            path={PATH}
            columns={[t('objectivitySources.baselines.schools'), t('objectivitySources.baselines.tests')]}
            rows={data.baselines.map(({ ended, ...own }) => ({
              ...own,
              undone: ended,
              facts: [number(own.schools), number(own.tests)],
            }))}
          />
        )}
      </Answer>
    </Section>
  );
}

function BaselineForm() {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const sending = useObjectivityChange(({ file: own, store }: { file: File; store: 'yes' | 'no' }) =>
    postFile<BaselineUploadResponse>(PATH, own, { store }),
  );
  const read = sending.data;
  const isStored = read !== undefined && read.id !== null;
  return (
    <div className={styles.form}>
      <ImportFile
        accept=".json"
        file={file}
        take={(next) => {
          sending.reset();
          setFile(next);
        }}
      />
      <FaultAlert error={sending.error} />
      <div role="status">{read && <Read read={read} />}</div>
      {!isStored && (
        <div>
          <Button
            onClick={() => file && sending.mutate({ file, store: read === undefined ? 'no' : 'yes' })}
            loading={sending.isPending}
            disabled={file === null}
          >
            {t(read === undefined ? 'objectivitySources.check' : 'objectivitySources.confirm')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Read({ read }: { read: BaselineUploadResponse }) {
  const { say, t } = useWords();
  const tests = useQuery(vprTestsQuery).data?.tests ?? [];
  const titleOf = (subject: string) => {
    const known = tests.find((test) => test.subject === subject);
    return known ? say(known.title) : subject;
  };
  if (read.id !== null) return <Alert color="teal">{t('objectivitySources.stored')}</Alert>;
  return (
    <>
      <p>{t('objectivitySources.baselines.preview', { count: read.schools })}</p>
      <ul>
        {read.tests.map((test) => (
          <li key={`${test.year} ${test.subject} ${test.grade}`}>
            {t('objectivity.table.test', { ...test, title: titleOf(test.subject) })}:{' '}
            {t(`objectivitySources.baselines.${test.isPresent ? 'present' : 'absent'}`)}
          </li>
        ))}
      </ul>
      <p>{t('objectivitySources.nothing')}</p>
    </>
  );
}
