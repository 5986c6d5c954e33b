import { Alert, Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type {
  Programme,
  ProgrammesResponse,
} from '../../../../../server/roadmap/school-roadmaps/programmes/schemas.ts';
import { getJson, putJson, Refusal } from '../../../../api/request.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import type { ProgrammePlace } from './ProgrammePage.tsx';
import { fieldsOf, type ProgrammeFields, proposal, textOf } from './text.ts';

type ProgrammeFormProps = {
  place: ProgrammePlace;
  /** What the risk is called. */
  name: string;
  /** Absent until somebody has saved one. */
  programme: Programme | undefined;
  measures: MeasureView[];
};

/** Aim, tasks and indicators; a proposal from the chosen measures until somebody has saved them. */
export function ProgrammeForm({ place, name, programme, measures }: ProgrammeFormProps) {
  const words = useWords();
  const { moment, t } = words;
  const mayWrite = may(useSession(), 'plan:write');
  const [seen, setSeen] = useState(programme);
  const form = useForm<ProgrammeFields>({
    initialValues: programme ? fieldsOf(programme) : proposal(words, name, measures),
    validate: { aim: (aim) => (aim.trim() === '' ? t('programme.required') : null) },
  });
  const { saving, theirs } = useProgrammeSaving(place, setSeen);
  const other = theirs && fieldsOf(theirs);
  const isSaved = saving.isSuccess && !form.isDirty();
  const fields = ['aim', 'tasks', 'indicators'] as const;
  return (
    <form
      style={{ maxWidth: 760 }}
      noValidate
      onSubmit={form.onSubmit((values) =>
        saving.mutate(
          { values, version: (theirs ?? seen)?.version ?? 0 },
          { onSuccess: () => form.resetDirty(values) },
        ),
      )}
    >
      {seen ? (
        <p className="quiet">
          {t('programme.written', {
            version: seen.version,
            when: moment(seen.changedAt),
            who: seen.changedBy ?? t('plan.deletedAccount'),
          })}
        </p>
      ) : (
        <Alert color="gray" variant="light" mb="sm">
          {t('programme.proposal')}
        </Alert>
      )}
      {theirs && other && (
        <Conflict
          who={theirs.changedBy}
          rows={fields.map((field) => ({
            label: t(`programme.${field}`),
            mine: form.values[field],
            theirs: other[field],
          }))}
          takeTheirs={() => form.setValues(other)}
        />
      )}
      {fields.map((field) => (
        <Textarea
          key={field}
          label={t(`programme.${field}`)}
          description={field === 'aim' ? undefined : t('programme.oneALine')}
          maxLength={field === 'aim' ? 2000 : 8000}
          autosize
          minRows={2}
          mb="sm"
          readOnly={!mayWrite}
          {...form.getInputProps(field)}
        />
      ))}
      {!theirs && <FaultAlert error={saving.error} />}
      {isSaved && (
        <Alert role="status" color="teal" variant="light" mb="sm">
          {t('programme.saved')}
        </Alert>
      )}
      {mayWrite && (
        <Button type="submit" className="noPrint" loading={saving.isPending}>
          {t(theirs ? 'conflict.save' : 'programme.save')}
        </Button>
      )}
    </form>
  );
}

/** @param saved gets what is stored after saving */
function useProgrammeSaving({ factor, schoolId, year }: ProgrammePlace, saved: (programme: Programme) => void) {
  const cache = useQueryClient();
  const [theirs, setTheirs] = useState<Programme | null>(null);
  const base = `/api/schools/${schoolId}/programmes`;
  const saving = useMutation({
    mutationFn: ({ values, version }: { values: ProgrammeFields; version: number }) =>
      putJson<Programme>(`${base}/${factor}`, { year, version, ...textOf(values) }),
    onSuccess: (programme) => {
      setTheirs(null);
      saved(programme);
    },
    onError: async (error) => {
      if (!(error instanceof Refusal) || error.problem?.code !== 'programmeChanged') return;
      const { programmes } = await getJson<ProgrammesResponse>(`${base}?year=${year}`);
      setTheirs(programmes.find((each) => each.factor === factor) ?? null);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan'] }),
  });
  return { saving, theirs };
}
