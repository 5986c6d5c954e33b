import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import { yearOf } from '../../../../days.ts';
import { useWords } from '../../../../ui/words.ts';
import type { LineFields } from './lineForm.ts';
import { useActivities } from './useRoadmap.ts';

type LineFieldsetProps = {
  form: UseFormReturnType<LineFields>;
  measure: MeasureView | null;
  isNew: boolean;
  today: string;
};

/** The fields of a line: a measure belongs to its own rows of the roadmap, anything else to any row. */
export function LineFieldset({ form, measure, isNew, today }: LineFieldsetProps) {
  const { say, t } = useWords();
  const activities = useActivities(yearOf(form.values.startsOn));
  const rows = measure ? activities.filter(({ no }) => measure.activities.includes(no)) : activities;
  return (
    <>
      {measure === null && (
        <Textarea
          label={t('plan.form.title')}
          description={t('plan.form.titleHint')}
          mb="sm"
          maxLength={300}
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('title')}
        />
      )}
      <NativeSelect
        label={t('plan.form.activity')}
        description={t('plan.form.activityHint')}
        mb="sm"
        data={[
          ...rows.map(({ no, title }) => ({
            value: String(no),
            label: t('school.measures.activity', { no, title: say(title) }),
          })),
          { value: '', label: t('plan.form.activityNone') },
        ]}
        {...form.getInputProps('activity')}
      />
      <TextInput
        label={t('plan.form.owner')}
        description={t('plan.form.ownerHint')}
        mb="sm"
        maxLength={120}
        data-autofocus={measure === null ? undefined : true}
        {...form.getInputProps('owner')}
      />
      <Group grow mb="sm" align="start">
        <TextInput type="date" label={t('plan.form.startsOn')} {...form.getInputProps('startsOn')} />
        <TextInput type="date" label={t('plan.form.endsOn')} {...form.getInputProps('endsOn')} />
      </Group>
      <Checkbox
        label={t('plan.form.joint')}
        description={t('plan.form.jointHint')}
        mb="sm"
        {...form.getInputProps('joint', { type: 'checkbox' })}
      />
      {!isNew && <ProgressFields form={form} today={today} />}
    </>
  );
}

const STATES = ['planned', 'underWay', 'done', 'dropped'] as const;

function ProgressFields({ form, today }: Pick<LineFieldsetProps, 'form' | 'today'>) {
  const { t } = useWords();
  const { doneOn, state } = form.values;
  return (
    <>
      <NativeSelect
        label={t('plan.form.state')}
        mb="sm"
        data={STATES.map((value) => ({ value, label: t(`plan.state.${value}`) }))}
        value={state}
        onChange={({ currentTarget: { value } }) => {
          form.setFieldValue('state', STATES.find((each) => each === value) ?? state);
          if (value === 'done' && doneOn === '') form.setFieldValue('doneOn', today);
        }}
      />
      {state === 'done' && (
        <TextInput type="date" label={t('plan.form.doneOn')} max={today} mb="sm" {...form.getInputProps('doneOn')} />
      )}
      <Textarea
        label={t(state === 'dropped' ? 'plan.form.noteDropped' : 'plan.form.note')}
        maxLength={500}
        mb="sm"
        autosize
        minRows={2}
        {...form.getInputProps('note')}
      />
    </>
  );
}
