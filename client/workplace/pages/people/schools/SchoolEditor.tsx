import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { registeredSchoolQuery, SCHOOLS_PATH, schoolHistoryQuery } from '../../../../api/people/registerQueries.ts';
import { putJson, Refusal } from '../../../../api/request.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ContactFields } from './ContactFields.tsx';
import { SchoolFields } from './SchoolFields.tsx';
import { checkValues, faultsByField, formOf, type SchoolValues, valuesOf } from './schoolForm.ts';
import styles from './schools.module.css';
import { useRegisterChanged } from './useRegisterChanged.ts';

/** `all` for whoever keeps the register, `contact` for the school's own head. */
export type EditedPart = 'all' | 'contact';

const LABELS = {
  shortName: 'shortName',
  name: 'name',
  shortNameEn: 'shortNameEn',
  nameEn: 'nameEn',
  schoolType: 'schoolType',
  address: 'address',
  login: 'login',
  code: 'code',
  aliases: 'aliases',
  person: 'contactPerson',
  phone: 'phone',
  email: 'email',
  site: 'site',
  openedOn: 'openedOn',
} as const satisfies Record<keyof SchoolValues, string>;
const CONTACT: (keyof SchoolValues)[] = ['person', 'phone', 'email', 'site'];

type SchoolEditorProps = { school: SchoolResponse; part: EditedPart; close(): void };

/** The form of a school that is there. What was typed stays when somebody else was faster. */
export function SchoolEditor({ close, part, school }: SchoolEditorProps) {
  const words = useWords();
  const { t } = words;
  const changed = useRegisterChanged();
  const [version, setVersion] = useState(school.version);
  const form = useForm<SchoolValues>({
    initialValues: valuesOf(school),
    validate: (values) => checkValues(words, values),
  });
  const latest = useQuery({ ...registeredSchoolQuery(school.id), enabled: false });
  const history = useQuery({ ...schoolHistoryQuery(school.id), enabled: false });
  const save = useMutation({
    mutationFn: (seen: number) => send(school.id, part, seen, form.getValues()),
    onSuccess: async () => {
      await changed();
      close();
    },
    onError: async (error) => {
      if (!(error instanceof Refusal)) return;
      if (error.problem?.code === 'schoolChanged') await Promise.all([latest.refetch(), history.refetch()]);
      else form.setErrors(faultsByField(words, error.problem?.faults ?? []));
    },
  });
  const theirs = latest.data ?? school;
  const isConflict = save.error instanceof Refusal && save.error.problem?.code === 'schoolChanged';
  const takeTheirs = () => {
    form.setValues(valuesOf(theirs));
    setVersion(theirs.version);
    save.reset();
  };
  const shown = part === 'all' ? (Object.keys(LABELS) as (keyof SchoolValues)[]) : CONTACT;
  return (
    <form className={styles.form} noValidate onSubmit={form.onSubmit(() => save.mutate(version))}>
      {isConflict && theirs.version > version && (
        <Conflict
          who={history.data?.versions[0]?.changedBy ?? null}
          rows={shown.map((name) => ({
            label: t(`schoolRegister.fields.${LABELS[name]}`),
            mine: form.values[name].trim(),
            theirs: valuesOf(theirs)[name],
          }))}
          takeTheirs={takeTheirs}
          keepMine={() => save.mutate(theirs.version)}
          isSaving={save.isPending}
        />
      )}
      {part === 'all' ? <SchoolFields form={form} /> : <ContactFields form={form} />}
      <FaultAlert error={isConflict ? null : save.error} />
      <Group>
        <Button type="submit" loading={save.isPending} disabled={isConflict}>
          {t('account.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('account.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function send(id: number, part: EditedPart, version: number, values: SchoolValues): Promise<SchoolResponse> {
  const data = formOf(values);
  const { contact, site } = data;
  return part === 'all'
    ? putJson(`${SCHOOLS_PATH}/${id}`, { version, data })
    : putJson(`${SCHOOLS_PATH}/${id}/contact`, { version, contact, site });
}
