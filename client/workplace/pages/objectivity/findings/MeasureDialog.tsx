import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { MeasureState } from '../../../../../server/ground/db/stored/schemas.ts';
import type { CaseMeasure } from '../../../../../server/objectivity/cases/schemas.ts';
import { measuresQuery } from '../../../../api/content/contentQueries.ts';
import { dayAfter } from '../../../../days.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { FormEnd } from './FormEnd.tsx';
import { assignMeasure, changeMeasure, useObjectivityChange } from './objectivity.ts';

/** The row of the municipal roadmap that checks of objectivity belong to. */
const ROADMAP_ROW = 21;
const USUAL_DAYS = 30;
const STATES: readonly MeasureState[] = ['assigned', 'done', 'dropped'];

type MeasureDialogProps = {
  schoolId: number;
  caseId: number;
  today: string;
  /** The measure to change; absent for a new one. */
  measure?: CaseMeasure;
  close(): void;
};

function initialValues(measure: CaseMeasure | undefined, today: string) {
  if (measure) {
    const { dueOn, note, owner, state, title } = measure;
    return { library: '', title, owner, dueOn, state, note };
  }
  const dueOn = dayAfter(today, USUAL_DAYS);
  return { library: '', title: '', owner: '', dueOn, state: 'assigned' as MeasureState, note: '' };
}

/** Assigns a measure, from the library or the district's own, or changes one. */
export function MeasureDialog({ schoolId, caseId, today, measure, close }: MeasureDialogProps) {
  const { say, t } = useWords();
  const library =
    useQuery(measuresQuery).data?.measures.filter(({ activities }) => activities.includes(ROADMAP_ROW)) ?? [];
  const required = (text: string) => (text.trim() === '' ? t('objectivityWork.form.required') : null);
  const form = useForm({
    initialValues: initialValues(measure, today),
    validate: {
      title: required,
      owner: required,
      dueOn: required,
      note: (note, { state }) => (state === 'dropped' ? required(note) : null),
    },
  });
  type Fields = typeof form.values;
  const saving = useObjectivityChange(({ dueOn, library: code, note, owner, state, title }: Fields) => {
    if (!measure) return assignMeasure(schoolId, caseId, { measure: code || null, title, owner, dueOn });
    return changeMeasure(schoolId, caseId, measure.id, { version: measure.version, title, owner, dueOn, state, note });
  }, close);
  const chooseFromLibrary = (code: string) => {
    const chosen = library.find((each) => each.code === code);
    form.setValues({ library: code, ...(chosen && { title: say(chosen.title) }) });
  };
  return (
    <Dialog
      opened
      title={t(measure ? 'objectivityWork.measures.edit' : 'objectivityWork.measures.addTitle')}
      close={close}
    >
      <form onSubmit={form.onSubmit((fields) => saving.mutate(fields))} noValidate>
        {!measure && (
          <NativeSelect
            label={t('objectivityWork.measures.library')}
            mb="sm"
            data={[
              { value: '', label: t('objectivityWork.measures.own') },
              ...library.map(({ code, title }) => ({ value: code, label: say(title) })),
            ]}
            value={form.values.library}
            onChange={({ currentTarget: { value } }) => chooseFromLibrary(value)}
          />
        )}
        <TextInput
          label={t('objectivityWork.measures.text')}
          maxLength={300}
          mb="sm"
          {...form.getInputProps('title')}
        />
        <TextInput
          label={t('objectivityWork.measures.owner')}
          maxLength={120}
          mb="sm"
          {...form.getInputProps('owner')}
        />
        <TextInput type="date" label={t('objectivityWork.measures.dueOn')} mb="sm" {...form.getInputProps('dueOn')} />
        {measure && (
          <>
            <NativeSelect
              label={t('objectivityWork.measures.state')}
              mb="sm"
              data={STATES.map((value) => ({ value, label: t(`objectivityWork.measures.states.${value}`) }))}
              {...form.getInputProps('state')}
            />
            <Textarea
              label={t(`objectivityWork.measures.${form.values.state === 'dropped' ? 'noteDropped' : 'note'}`)}
              maxLength={1000}
              mb="sm"
              {...form.getInputProps('note')}
            />
          </>
        )}
        <FormEnd saving={saving} close={close} />
      </form>
    </Dialog>
  );
}
