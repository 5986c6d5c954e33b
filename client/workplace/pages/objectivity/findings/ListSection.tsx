import { Alert, Button, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListUploadResponse } from '../../../../../server/objectivity/lists/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { postFile } from '../../../../api/request.ts';
import { yearOf } from '../../../../days.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { ImportFile } from '../../../../ui/ImportFile.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './objectivity.module.css';
import { listsQuery, useObjectivityChange } from './objectivity.ts';
import { SourceHistory } from './SourceHistory.tsx';

const PATH = '/api/objectivity/lists';

/** The outside list: a file, its faults, the confirmation, and what was loaded before. */
export function ListSection() {
  const { number, t } = useWords();
  const about = useQuery(aboutQuery);
  const lists = useQuery(listsQuery);
  return (
    <Section title={t('objectivitySources.lists.title')}>
      <p>{t('objectivitySources.lists.lead')}</p>
      <Answer query={about} height={80}>
        {({ today }) => <ListForm thisYear={yearOf(today)} />}
      </Answer>
      <Answer query={lists} height={80}>
        {(data) => (
          <SourceHistory
            path={PATH}
            columns={[t('objectivitySources.lists.year'), t('objectivitySources.lists.marks')]}
            rows={data.lists.map(({ loaded, ...own }) => ({
              ...own,
              loaded: loaded ?? { by: null, at: '' },
              facts: [String(own.year), number(own.rows)],
            }))}
          />
        )}
      </Answer>
    </Section>
  );
}

function ListForm({ thisYear }: { thisYear: number }) {
  const { t } = useWords();
  const [year, setYear] = useState(thisYear);
  const [file, setFile] = useState<File | null>(null);
  const sending = useObjectivityChange(({ file: own, store }: { file: File; store: 'yes' | 'no' }) =>
    postFile<ListUploadResponse>(PATH, own, { year: String(year), store, leaveOut: store }),
  );
  const read = sending.data;
  const isStored = read !== undefined && read.id !== null;
  const isGood = read !== undefined && !isStored && !read.unreadable && read.faultCount === 0 && read.schools > 0;
  const send = (store: 'yes' | 'no') => file && sending.mutate({ file, store });
  return (
    <div className={styles.form}>
      <NumberInput
        label={t('objectivitySources.lists.year')}
        min={2015}
        max={2100}
        value={year}
        onChange={(next) => {
          sending.reset();
          setYear(Number(next));
        }}
      />
      <ImportFile
        accept=".csv,.txt,.xlsx"
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
          <Button onClick={() => send(isGood ? 'yes' : 'no')} loading={sending.isPending} disabled={file === null}>
            {t(isGood ? confirmWord(read) : 'objectivitySources.check')}
          </Button>
        </div>
      )}
    </div>
  );
}

const confirmWord = ({ unknown }: ListUploadResponse) =>
  unknown.length > 0 ? 'objectivitySources.lists.confirmWithout' : 'objectivitySources.confirm';

function Read({ read }: { read: ListUploadResponse }) {
  const { number, t } = useWords();
  if (read.id !== null) return <Alert color="teal">{t('objectivitySources.stored')}</Alert>;
  if (read.unreadable)
    return (
      <Alert color="red" variant="light">
        {t(`tableFault.${read.unreadable.code}`, { detail: read.unreadable.detail })}
      </Alert>
    );
  return (
    <>
      <p>
        {t('objectivitySources.lists.preview', {
          rows: number(read.rows),
          schools: number(read.schools),
          marked: number(read.marked),
        })}{' '}
        {read.replaces && t('objectivitySources.lists.replaces')} {t('objectivitySources.nothing')}
      </p>
      {read.unknown.length > 0 && (
        <p>{t('objectivitySources.lists.unknown', { count: read.leftOut, names: read.unknown.join('; ') })}</p>
      )}
      {read.faultCount > 0 && (
        <>
          <p>{t('objectivitySources.lists.faults', { count: read.faultCount })}</p>
          <ul>
            {read.faults.map(({ code, found, line }) => (
              <li key={`${line} ${code} ${found}`}>
                {t('objectivitySources.lists.fault', {
                  line,
                  text: t(`objectivitySources.lists.code.${code}`, { found }),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
