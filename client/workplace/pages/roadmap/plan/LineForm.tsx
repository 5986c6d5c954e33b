import { Button, Group } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { ErrorPanel, LoadingPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { LineFieldset } from './LineFieldset.tsx';
import { changedLine, fieldsOf, type LineFields, newFields, newLine } from './lineForm.ts';
import { useConflictRows } from './useConflictRows.ts';
import { type PlanPlace, useSaving } from './usePlan.ts';

type LineFormProps = {
  place: PlanPlace;
  factor: string | null;
  /** Null for something of the school's own. */
  measure: MeasureView | null;
  /** The line to change; absent for a new one. */
  line?: PlanLine;
  /** Whether a new line begins as one of the joint plan. */
  isJoint?: boolean;
  close(): void;
  saved(line: PlanLine): void;
};

/** Asks who does it, when, and under which activity. What was typed stays while the server refuses it. */
export function LineForm(props: LineFormProps) {
  const { say, t } = useWords();
  const about = useQuery(aboutQuery);
  const title = t(props.line ? 'plan.form.editTitle' : props.measure ? 'plan.form.newTitle' : 'plan.form.ownTitle');
  return (
    <Dialog opened title={title} close={props.close}>
      {props.measure && <p className="quiet">{say(props.measure.title)}</p>}
      {about.data ? <Fields {...props} today={about.data.today} /> : <LoadingPanel />}
    </Dialog>
  );
}

function Fields(props: LineFormProps & { today: string }) {
  const { place, factor, measure, line, isJoint, close, saved, today } = props;
  const { t } = useWords();
  const { saving, theirs } = useSaving(place, line, saved);
  const required = (text: string) => (text.trim() === '' ? t('plan.form.required') : null);
  const form = useForm<LineFields>({
    initialValues: line ? fieldsOf(line) : newFields(measure, today, isJoint),
    validate: {
      title: (title) => (measure === null ? required(title) : null),
      owner: required,
      startsOn: required,
      endsOn: (day, { startsOn }) => required(day) ?? (day < startsOn ? t('plan.form.order') : null),
      doneOn: (day, { state }) =>
        state === 'done' ? (required(day) ?? (day > today ? t('plan.form.future') : null)) : null,
      note: (note, { state }) => (state === 'dropped' ? required(note) : null),
    },
  });
  const rows = useConflictRows(form.values, theirs, measure);
  const submit = (fields: LineFields) =>
    saving.mutate(
      line ? changedLine(fields, theirs ?? line) : newLine(fields, { factor, measure: measure?.code ?? null }),
    );
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      {theirs && <Conflict who={theirs.changedBy} rows={rows} takeTheirs={() => form.setValues(fieldsOf(theirs))} />}
      <LineFieldset form={form} measure={measure} isNew={line === undefined} today={today} />
      {saving.error && !theirs && <ErrorPanel error={saving.error} />}
      <Group mt="md">
        <Button type="submit" loading={saving.isPending}>
          {t(theirs ? 'conflict.save' : 'plan.form.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('plan.form.cancel')}
        </Button>
      </Group>
    </form>
  );
}
