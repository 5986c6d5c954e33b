import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import { Refusal } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { faultsOf } from './data.ts';
import styles from './EvidencePage.module.css';
import { FieldInput, type RecordFields } from './FieldInput.tsx';
import { type Field, labelOf } from './fields.ts';
import { SchoolSelect } from './SchoolSelect.tsx';

type RecordEditorProps = {
  /** What goes along with the fields, for instance files. */
  children?: ReactNode;
  kind: EvidenceKind;
  fields: readonly Field[];
  initial: RecordFields;
  today: string;
  /** The schools that may be chosen; absent where the place is fixed. */
  places?: { schools: number[] | null; district: boolean };
  isNew: boolean;
  isSaving: boolean;
  error: Error | null;
  save(typed: RecordFields): void;
  cancel(): void;
  /** Shown above the buttons with what was typed, for instance what another person changed meanwhile. */
  above?: (typed: RecordFields, take: (typed: RecordFields) => void) => ReactNode;
};

/** The form of a record. What was typed stays while the server refuses it. */
export function RecordEditor(props: RecordEditorProps) {
  const { above, cancel, children, error, fields, initial, isNew, isSaving, kind, places, save, today } = props;
  const words = useWords();
  const { t } = words;
  const form = useForm<RecordFields>({
    initialValues: initial,
    validate: (typed) => ({
      ...Object.fromEntries(
        Object.entries(faultsOf(fields, typed.data)).map(([path, fault]) => [path, t(`evidence.fault.${fault}`)]),
      ),
      ...(typed.occursOn === '' && { occursOn: t('evidence.fault.required') }),
      ...(places && !places.district && typed.schoolId === '' && { schoolId: t('evidence.fault.required') }),
    }),
  });
  const refused = error instanceof Refusal ? (error.problem?.faults ?? []) : [];
  return (
    <form className={styles.form} onSubmit={form.onSubmit(save)} noValidate>
      {places && (
        <SchoolSelect
          label={t('evidence.place')}
          description={places.district ? t('evidence.placeDistrict') : undefined}
          mb="sm"
          optional={places.district}
          noneText={places.district ? t('evidence.wholeDistrict') : undefined}
          among={places.schools ?? undefined}
          {...form.getInputProps('schoolId')}
        />
      )}
      <TextInput
        type="date"
        label={`${t(`evidence.day.${kind}`)} *`}
        mb="sm"
        maw={200}
        {...form.getInputProps('occursOn')}
      />
      {fields.map((field) => (
        <FieldInput key={field.name} form={form} field={field} path={`data.${field.name}`} today={today} />
      ))}
      {!isNew && <Textarea label={t('evidence.changeNote')} mb="sm" maxLength={500} {...form.getInputProps('note')} />}
      {children}
      {above?.(form.values, form.setValues)}
      {!above && <FaultAlert error={error} />}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ message, path }) => (
            <li key={path}>{t('evidence.refused', { path: pathText(path, props, words), message })}</li>
          ))}
        </ul>
      )}
      <Group mt="md">
        <Button type="submit" loading={isSaving}>
          {t('evidence.save')}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('evidence.cancel')}
        </Button>
      </Group>
    </form>
  );
}

/** The label of the field that a path of the server means, for instance `body/data/title`. */
function pathText(path: string, { fields, kind }: Pick<RecordEditorProps, 'fields' | 'kind'>, words: Words): string {
  if (path === 'body/occursOn') return words.t(`evidence.day.${kind}`);
  const field = fields.find(({ name }) => path.startsWith(`body/data/${name}`));
  return field ? labelOf(field, words) : path;
}
