import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { CaseOutcome, CaseState } from '../../../../../server/ground/db/stored/schemas.ts';
import type { CaseView, NextStep } from '../../../../../server/objectivity/cases/schemas.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { useWords } from '../../../../ui/words.ts';
import { FormEnd } from './FormEnd.tsx';
import { takeStep, useObjectivityChange } from './objectivity.ts';

type StepDialogProps = { schoolId: number; own: CaseView; step: CaseState; close(): void; saved(): void };

const OUTCOMES: readonly CaseOutcome[] = ['confirmed', 'explained', 'notConfirmed'];

/** The next step of the work on a sign, with what it needs: a school, a day, a word, a reason. */
export function StepDialog({ schoolId, own, step, close, saved }: StepDialogProps) {
  const { say, t } = useWords();
  const schools = useQuery(schoolsQuery).data?.schools ?? [];
  const taking = useObjectivityChange((body: NextStep) => takeStep(schoolId, own.id, body), saved);
  const needsNote = step === 'expert' || step === 'closed' || own.state === 'closed';
  const required = t('objectivityWork.form.required');
  const form = useForm({
    initialValues: { note: '', outcome: '', partner: '', dueOn: '' },
    validate: {
      note: (note) => (needsNote && note.trim() === '' ? required : null),
      outcome: (outcome) => (step === 'closed' && outcome === '' ? required : null),
      partner: (partner) => (step === 'crossMarking' && partner === '' ? required : null),
    },
  });
  const submit = form.onSubmit(({ dueOn, note, outcome, partner }) =>
    taking.mutate({
      version: own.version,
      state: step,
      note,
      outcome: OUTCOMES.find((each) => each === outcome) ?? null,
      partnerId: partner === '' ? null : Number(partner),
      dueOn: dueOn === '' ? null : dueOn,
    }),
  );
  const noteLabel =
    own.state === 'closed'
      ? 'noteReopened'
      : step === 'expert'
        ? 'noteExpert'
        : step === 'closed'
          ? 'noteClosed'
          : 'note';
  const choose = { value: '', label: t('objectivityWork.form.choose') };
  return (
    <Dialog opened title={t(`objectivityWork.step.${step}`)} close={close}>
      <form onSubmit={submit} noValidate>
        {step === 'closed' && (
          <NativeSelect
            label={t('objectivityWork.form.outcome')}
            mb="sm"
            data={[choose, ...OUTCOMES.map((value) => ({ value, label: t(`objectivityWork.outcome.${value}`) }))]}
            {...form.getInputProps('outcome')}
          />
        )}
        {step === 'crossMarking' && (
          <NativeSelect
            label={t('objectivityWork.form.partner')}
            mb="sm"
            data={[
              choose,
              ...schools
                .filter(({ id }) => id !== schoolId)
                .map(({ id, shortName }) => ({ value: String(id), label: say(shortName) })),
            ]}
            {...form.getInputProps('partner')}
          />
        )}
        {(step === 'recheck' || step === 'crossMarking') && (
          <TextInput type="date" label={t('objectivityWork.form.dueOn')} mb="sm" {...form.getInputProps('dueOn')} />
        )}
        <Textarea
          label={t(`objectivityWork.form.${noteLabel}`)}
          description={t('objectivityWork.form.noteHint')}
          autosize
          minRows={2}
          maxLength={1000}
          mb="md"
          {...form.getInputProps('note')}
        />
        <FormEnd saving={taking} close={close} />
      </form>
    </Dialog>
  );
}
