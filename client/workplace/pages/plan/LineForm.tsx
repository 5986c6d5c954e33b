import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { MeasureView, RoadmapResponse } from '../../../../server/content/schemas.ts';
import type { PlanLine } from '../../../../server/plans/schemas.ts';
import { aboutQuery } from '../../../api/queries.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorPanel, LoadingPanel } from '../../../ui/States.tsx';
import { useWords } from '../../../ui/words.ts';
import { changedLine, fieldsOf, type LineFields, newFields, newLine } from './lineForm.ts';
import { type PlanPlace, useSaving } from './usePlan.ts';

type LineFormProps = {
  place: PlanPlace;
  factor: string;
  measure: MeasureView;
  activities: RoadmapResponse['activities'];
  /** The line to change; absent for a new one. */
  line?: PlanLine;
  close(): void;
  saved(line: PlanLine): void;
};

/** Asks who does the measure, when, and under which activity. What was typed stays while the server refuses it. */
export function LineForm(props: LineFormProps) {
  const { say, t } = useWords();
  const about = useQuery(aboutQuery);
  const title = props.line ? t('plan.form.editTitle') : t('plan.form.newTitle');
  return (
    <Dialog opened title={title} close={props.close}>
      <p className="quiet">{say(props.measure.title)}</p>
      {about.data ? <Fields {...props} today={about.data.today} /> : <LoadingPanel />}
    </Dialog>
  );
}

function Fields({ place, factor, measure, activities, line, close, saved, today }: LineFormProps & { today: string }) {
  const { say, t } = useWords();
  const saving = useSaving(place, line, saved);
  const form = useForm<LineFields>({
    initialValues: line ? fieldsOf(line) : newFields(measure, today),
    validate: {
      owner: (owner) => (owner.trim() === '' ? t('plan.form.required') : null),
      startsOn: (day) => (day === '' ? t('plan.form.required') : null),
      endsOn: (day, { startsOn }) =>
        day === '' ? t('plan.form.required') : day < startsOn ? t('plan.form.order') : null,
      note: (note, { state }) => (state === 'dropped' && note.trim() === '' ? t('plan.form.required') : null),
    },
  });
  const submit = (fields: LineFields) =>
    saving.mutate(line ? changedLine(fields, line.version) : newLine(fields, factor, measure.code));
  const rows = activities.filter(({ no }) => measure.activities.includes(no));
  const isDropped = form.values.state === 'dropped';
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
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
        data-autofocus
        {...form.getInputProps('owner')}
      />
      <Group grow mb="sm" align="start">
        <TextInput type="date" label={t('plan.form.startsOn')} {...form.getInputProps('startsOn')} />
        <TextInput type="date" label={t('plan.form.endsOn')} {...form.getInputProps('endsOn')} />
      </Group>
      {line && (
        <>
          <NativeSelect
            label={t('plan.form.state')}
            mb="sm"
            data={(['planned', 'underWay', 'done', 'dropped'] as const).map((value) => ({
              value,
              label: t(`plan.state.${value}`),
            }))}
            {...form.getInputProps('state')}
          />
          <Textarea
            label={t(isDropped ? 'plan.form.noteDropped' : 'plan.form.note')}
            maxLength={500}
            mb="sm"
            autosize
            minRows={2}
            {...form.getInputProps('note')}
          />
        </>
      )}
      {saving.error && <ErrorPanel error={saving.error} />}
      <Group mt="md">
        <Button type="submit" loading={saving.isPending}>
          {t('plan.form.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('plan.form.cancel')}
        </Button>
      </Group>
    </form>
  );
}
