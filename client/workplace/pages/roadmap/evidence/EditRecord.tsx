import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangedEvidence, Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { getJson, putJson, Refusal } from '../../../../api/request.ts';
import { evidenceRecordQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Conflict } from './Conflict.tsx';
import { dataOf, valuesOf } from './data.ts';
import type { RecordFields } from './FieldInput.tsx';
import { FIELDS } from './fields.ts';
import { RecordEditor } from './RecordEditor.tsx';

const fieldsOf = (record: Evidence): RecordFields => ({
  occursOn: record.occursOn,
  schoolId: String(record.schoolId ?? ''),
  note: '',
  data: valuesOf(FIELDS[record.kind], record.data),
});

type EditRecordProps = { record: Evidence; today: string; close(): void };

/** Changes a record. Of two people who change it at once the second is shown what the first one wrote. */
export function EditRecord({ record, today, close }: EditRecordProps) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(record);
  const [theirs, setTheirs] = useState<Evidence | null>(null);
  const path = `/api/evidence/${record.id}`;
  const save = useMutation({
    mutationFn: ({ data, note, occursOn, version }: RecordFields & { version: number }) =>
      putJson<Evidence>(path, { version, occursOn, note, data: dataOf(FIELDS[record.kind], data) } as ChangedEvidence),
    onSuccess: (saved) => {
      client.setQueryData(evidenceRecordQuery(record.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['evidence'] });
      close();
    },
    onError: async (error) => {
      if (error instanceof Refusal && error.status === 409) setTheirs(await getJson<Evidence>(path));
    },
  });
  const submit = (fields: RecordFields, version = seen.version) => save.mutate({ ...fields, version });
  return (
    <RecordEditor
      kind={record.kind}
      initial={fieldsOf(record)}
      today={today}
      isNew={false}
      isSaving={save.isPending}
      error={save.error}
      save={(fields) => submit(fields)}
      cancel={close}
      {...(theirs !== null && {
        above: (fields: RecordFields, take: (fields: RecordFields) => void) => (
          <Conflict
            theirs={theirs}
            mine={fields.data}
            keepMine={() => {
              setSeen(theirs);
              setTheirs(null);
              submit(fields, theirs.version);
            }}
            takeTheirs={() => {
              setSeen(theirs);
              setTheirs(null);
              save.reset();
              take(fieldsOf(theirs));
            }}
          />
        ),
      })}
    />
  );
}
