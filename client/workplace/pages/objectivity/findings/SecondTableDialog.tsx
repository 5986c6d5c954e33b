import { Alert, Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { CellFault } from '../../../../../server/ground/db/stored/schemas.ts';
import type { TableUploadResponse } from '../../../../../server/objectivity/cases/schemas.ts';
import type { SchoolObjectivityResponse } from '../../../../../server/objectivity/findings/schemas.ts';
import { postFile } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { ImportFile } from '../../../../ui/ImportFile.tsx';
import { useWords } from '../../../../ui/words.ts';
import { FaultTable } from '../imports/FaultTable.tsx';
import { casePath, useObjectivityChange } from './objectivity.ts';

type SecondTableDialogProps = { data: SchoolObjectivityResponse; caseId: number; close(): void };

/** A file is checked first, with every fault; then it is stored as a whole or not at all. */
export function SecondTableDialog({ data, caseId, close }: SecondTableDialogProps) {
  const { say, t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState(0);
  const test = data.tests[chosen];
  const sending = useObjectivityChange(
    ({ file: own, store }: { file: File; store: 'yes' | 'no' }) =>
      postFile<TableUploadResponse>(`${casePath(data.schoolId, caseId)}/tables`, own, {
        year: String(test?.year),
        subject: test?.subject ?? '',
        grade: String(test?.grade),
        store,
      }),
    ({ id }) => id !== null && close(),
  );
  const send = (store: 'yes' | 'no') => file && sending.mutate({ file, store });
  const read = sending.data;
  const isGood = read !== undefined && read.faultCount === 0 && read.good > 0;
  return (
    <Dialog opened title={t('objectivityWork.tables.load')} size="lg" close={close}>
      <p className="quiet">{t('objectivityWork.tables.lead')}</p>
      <NativeSelect
        label={t('objectivityWork.tables.test')}
        mb="sm"
        data={data.tests.map((each, index) => ({
          value: String(index),
          label: t('objectivity.table.test', { ...each, title: say(each.title) }),
        }))}
        value={String(chosen)}
        onChange={({ currentTarget }) => {
          sending.reset();
          setChosen(Number(currentTarget.value));
        }}
      />
      <ImportFile
        accept=".csv,.txt,.xlsx"
        label={t('objectivityWork.tables.file')}
        file={file}
        take={(next) => {
          sending.reset();
          setFile(next);
        }}
      />
      <FaultAlert error={sending.error} />
      <div role="status">{read && <Read read={read} />}</div>
      <Group mt="md">
        {isGood ? (
          <Button onClick={() => send('yes')} loading={sending.isPending}>
            {t('objectivityWork.tables.store')}
          </Button>
        ) : (
          <Button onClick={() => send('no')} loading={sending.isPending} disabled={file === null}>
            {t('objectivityWork.tables.check')}
          </Button>
        )}
        <Button variant="default" onClick={close}>
          {t('objectivityWork.form.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}

function Read({ read }: { read: TableUploadResponse }) {
  const { number, t } = useWords();
  if (read.unreadable)
    return (
      <Alert color="red" variant="light">
        {t(`tableFault.${read.unreadable.code}`, { detail: read.unreadable.detail })}
      </Alert>
    );
  if (read.names.length > 0)
    return (
      <Alert color="red" variant="light">
        {t('objectivityWork.tables.names', { cells: read.names.join(', ') })}
      </Alert>
    );
  return (
    <>
      <p>{t('objectivityWork.tables.rows', { rows: number(read.rows), good: number(read.good) })}</p>
      {read.faultCount > 0 && (
        <>
          <p>{t('objectivityWork.tables.faults', { count: read.faultCount })}</p>
          <FaultTable faults={read.faults as CellFault[]} count={read.faultCount} />
        </>
      )}
    </>
  );
}
