import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangedEvidence, Evidence } from '../../../../../server/roadmap/evidence/schemas.ts';
import { getJson, putJson, Refusal } from '../../../../api/request.ts';
import { evidenceRecordQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { useWords } from '../../../../ui/words.ts';
import { dataOf, differing, type Values, valuesOf } from './data.ts';
import type { RecordFields } from './FieldInput.tsx';
import { FieldValue } from './FieldValue.tsx';
import { type Field, labelOf } from './fields.ts';
import { RecordEditor } from './RecordEditor.tsx';

const fieldsOf = (record: Evidence, fields: readonly Field[]): RecordFields => ({
  occursOn: record.occursOn,
  schoolId: String(record.schoolId ?? ''),
  note: '',
  data: valuesOf(fields, record.data),
});

type EditRecordProps = { record: Evidence; fields: readonly Field[]; today: string; close(): void };

/** Changes a record. Of two people who change it at once the second is shown what the first one wrote. */
export function EditRecord({ record, fields, today, close }: EditRecordProps) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(record);
  const [theirs, setTheirs] = useState<Evidence | null>(null);
  const path = `/api/evidence/${record.id}`;
  const save = useMutation({
    mutationFn: ({ data, note, occursOn, version }: RecordFields & { version: number }) =>
      putJson<Evidence>(path, { version, occursOn, note, data: dataOf(fields, data) } as ChangedEvidence),
    onSuccess: (saved) => {
      client.setQueryData(evidenceRecordQuery(record.id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['evidence'] });
      close();
    },
    onError: async (error) => {
      if (error instanceof Refusal && error.status === 409) setTheirs(await getJson<Evidence>(path));
    },
  });
  const submit = (typed: RecordFields, version = seen.version) => save.mutate({ ...typed, version });
  return (
    <RecordEditor
      kind={record.kind}
      fields={fields}
      initial={fieldsOf(record, fields)}
      today={today}
      isNew={false}
      isSaving={save.isPending}
      error={save.error}
      save={(typed) => submit(typed)}
      cancel={close}
      {...(theirs !== null && {
        above: (typed: RecordFields, take: (fields: RecordFields) => void) => (
          <RecordConflict
            fields={fields}
            theirs={theirs}
            mine={typed.data}
            keepMine={() => {
              setSeen(theirs);
              setTheirs(null);
              submit(typed, theirs.version);
            }}
            takeTheirs={() => {
              setSeen(theirs);
              setTheirs(null);
              save.reset();
              take(fieldsOf(theirs, fields));
            }}
          />
        ),
      })}
    />
  );
}

type RecordConflictProps = {
  fields: readonly Field[];
  /** The record as it is now, after the other person's change. */
  theirs: Evidence;
  mine: Values;
  takeTheirs(): void;
  keepMine(): void;
};

function RecordConflict({ fields, theirs, mine, takeTheirs, keepMine }: RecordConflictProps) {
  const words = useWords();
  const { moment, t } = words;
  const now = valuesOf(fields, theirs.data);
  return (
    <Conflict
      who={theirs.changedBy}
      texts={{
        title: t('evidence.conflict.title'),
        lead: t('evidence.conflict.lead', {
          person: theirs.changedBy ?? t('evidence.somebody'),
          at: moment(theirs.changedAt),
        }),
        take: t('evidence.conflict.takeTheirs'),
      }}
      rows={differing(fields, mine, now).map((field) => ({
        label: labelOf(field, words),
        mine: <FieldValue field={field} hidden={[]} path={field.name} value={mine[field.name]} />,
        theirs: <FieldValue field={field} hidden={theirs.hidden} path={field.name} value={now[field.name]} />,
      }))}
      keepMine={keepMine}
      takeTheirs={takeTheirs}
    />
  );
}
