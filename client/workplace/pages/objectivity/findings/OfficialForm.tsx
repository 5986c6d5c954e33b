import { Alert, Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { OfficialUploadResponse } from '../../../../../server/profiles/official/schemas.ts';
import { postFile } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { ImportFile } from '../../../../ui/ImportFile.tsx';
import { useWords } from '../../../../ui/words.ts';
import { SchoolQuestions } from '../../people/imports/SchoolQuestions.tsx';
import { TablePlace } from '../../people/imports/TablePlace.tsx';
import styles from './objectivity.module.css';
import { useSourceFile } from './useSourceFile.ts';

/** First the file is looked at, then confirmed, where something can be stored of it. */
export function OfficialForm() {
  const { t } = useWords();
  const [year, setYear] = useState<number | null>(null);
  const source = useSourceFile((file, fields) =>
    postFile<OfficialUploadResponse>('/api/official-profiles', file, {
      ...(year !== null && { year: String(year) }),
      ...fields,
    }),
  );
  const { read } = source;
  const isStored = read !== undefined && read.id !== null;
  const isGood = read !== undefined && !isStored && isStorable(read);
  return (
    <div className={styles.form}>
      <NumberInput
        label={t('official.files.year')}
        description={t('official.files.yearHint')}
        min={2015}
        max={2100}
        value={year ?? ''}
        onChange={(next) => {
          source.forget();
          setYear(next === '' ? null : Number(next));
        }}
      />
      <ImportFile accept=".csv,.txt,.xlsx" file={source.file} take={source.take} />
      <FaultAlert error={source.error} />
      <div role="status">{read && <Read read={read} />}</div>
      {read && !isStored && <TablePlace seen={read} chosen={source.place} goTo={source.goTo} />}
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

/** As the server asks for it, where what is in doubt is left out. */
const isStorable = ({ faults, levels, year }: OfficialUploadResponse): boolean =>
  year !== null && levels > 0 && !faults.some(({ code }) => code === 'yearOther');

const confirmWord = ({ faultCount, unknown }: OfficialUploadResponse) =>
  unknown.length > 0 || faultCount > 0 ? 'official.files.confirmWithout' : 'objectivitySources.confirm';

function Read({ read }: { read: OfficialUploadResponse }) {
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
        {t('official.files.preview', {
          year: read.year ?? t('official.files.noYear'),
          rows: number(read.rows),
          levels: number(read.levels),
          schools: number(read.schools),
          faulty: number(read.faultyRows),
          leftOut: number(read.leftOut),
        })}{' '}
        {read.replaces && t('official.files.replaces')} {t('objectivitySources.nothing')}
      </p>
      {read.year === null && read.levels > 0 && <p>{t('official.files.yearAsked')}</p>}
      {read.faultCount > 0 && <Faults read={read} />}
    </>
  );
}

function Faults({ read }: { read: OfficialUploadResponse }) {
  const { t } = useWords();
  const place = ({ column, line }: OfficialUploadResponse['faults'][number], text: string): string => {
    if (line === 0) return text;
    return t(column === '' ? 'official.files.faultLine' : 'official.files.faultAt', { cell: `${column}${line}`, text });
  };
  return (
    <>
      <p>{t('official.files.faults', { count: read.faultCount })}</p>
      <ul>
        {read.faults.map((fault) => (
          <li key={`${fault.column}${fault.line} ${fault.code}`}>
            {place(fault, t(`official.files.code.${fault.code}`, { found: fault.found }))}
          </li>
        ))}
      </ul>
    </>
  );
}
