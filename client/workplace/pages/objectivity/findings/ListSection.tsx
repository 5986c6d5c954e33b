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
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import { TablePlace } from '../../people/imports/TablePlace.tsx';
import styles from './objectivity.module.css';
import { listsQuery } from './objectivity.ts';
import { SourceHistory } from './SourceHistory.tsx';
import { useSourceFile } from './useSourceFile.ts';

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
            path="/api/objectivity/lists"
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
  const source = useSourceFile((file, fields) =>
    postFile<ListUploadResponse>('/api/objectivity/lists', file, { year: String(year), ...fields }),
  );
  const { read } = source;
  const isStored = read !== undefined && read.id !== null;
  const isGood = read !== undefined && !isStored && !read.unreadable && read.faultCount === 0 && read.schools > 0;
  return (
    <div className={styles.form}>
      <NumberInput
        label={t('objectivitySources.lists.year')}
        min={2015}
        max={2100}
        value={year}
        onChange={(next) => {
          source.forget();
          setYear(Number(next));
        }}
      />
      <ImportFile accept=".csv,.txt,.xlsx" file={source.file} take={source.take} />
      <FaultAlert error={source.error} />
      <div role="status">{read && <Read read={read} />}</div>
      {read && !isStored && (
        <TablePlace
          seen={read}
          chosen={source.place}
          isAsked={read.faults.some(({ code }) => code === 'otherSheet')}
          goTo={source.goTo}
        />
      )}
      {read && !isStored && (
        <SchoolQuestions
          order={3}
          unknown={read.unknown}
          answers={source.answers}
          isPending={source.isPending}
          ask={source.ask}
        />
      )}
      {!isStored && (
        <div>
          <Button
            onClick={isGood ? source.store : source.look}
            variant={read && !isGood ? 'default' : 'filled'}
            loading={source.isPending}
            disabled={source.file === null}
          >
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
          leftOut: number(read.leftOut),
          schools: number(read.schools),
          marked: number(read.marked),
        })}{' '}
        {read.replaces && t('objectivitySources.lists.replaces')} {t('objectivitySources.nothing')}
      </p>
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
