import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityDetail, OverrideState } from '../../../../../server/roadmap/municipal/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { SchoolSelect } from '../evidence/SchoolSelect.tsx';
import { SETTABLE } from './states.ts';

type OverridesProps = Pick<ActivityDetail, 'activity' | 'overrides'> & { year: number; mayEdit: boolean };

/** States that were set by hand: each with its reason, for as long as it holds and after. */
export function Overrides({ activity, mayEdit, overrides, year }: OverridesProps) {
  const { day, say, t } = useWords();
  const { nameOf } = useSchools();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const end = useMutation({
    mutationFn: (id: number) => postJson(`/api/roadmap/${year}/overrides/${id}/end`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roadmap'] }),
  });
  return (
    <>
      <p className="quiet">{t('roadmap.override.lead')}</p>
      <FaultAlert error={end.error} />
      <ul>
        {overrides.map((each) => (
          <li key={each.id}>
            {t(`roadmap.states.${each.state}`)}
            {each.schoolId !== null && ` · ${say(nameOf(each.schoolId))}`} · «{each.reason}» ·{' '}
            <span className="quiet">
              {t('roadmap.override.made', { day: day(each.madeOn), person: each.madeBy ?? t('evidence.somebody') })}
              {each.endedOn !== null && ` ${t('roadmap.override.ended', { day: day(each.endedOn) })}`}
            </span>
            {mayEdit && each.endedOn === null && (
              <Button variant="subtle" size="compact-sm" loading={end.isPending} onClick={() => end.mutate(each.id)}>
                {t('roadmap.override.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('roadmap.override.button')}
        </Button>
      )}
      {isOpen && <NewOverride activity={activity} year={year} close={() => setOpen(false)} />}
    </>
  );
}

type NewOverrideProps = Pick<ActivityDetail, 'activity'> & { year: number; close(): void };

function NewOverride({ activity, close, year }: NewOverrideProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [state, setState] = useState<OverrideState>('done');
  const [school, setSchool] = useState('');
  const [reason, setReason] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const schoolId = school === '' ? null : Number(school);
      return postJson(`/api/roadmap/${year}/overrides`, { activity: activity.no, schoolId, state, reason });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['roadmap'] });
      close();
    },
  });
  return (
    <Dialog opened title={t('roadmap.override.button')} close={close}>
      <NativeSelect
        label={t('roadmap.state')}
        mb="sm"
        value={state}
        data={SETTABLE.map((value) => ({ value, label: t(`roadmap.states.${value}`) }))}
        onChange={(event) => setState(event.currentTarget.value as OverrideState)}
      />
      {activity.per === 'school' && (
        <SchoolSelect
          withClosed
          label={t('evidence.school')}
          mb="sm"
          optional
          noneText={t('evidence.wholeDistrict')}
          among={activity.bySchool.map(({ schoolId }) => schoolId)}
          value={school}
          onChange={(event) => setSchool(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('evidence.reason')}
        required
        mb="md"
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FaultAlert error={make.error} />
      <Group>
        <Button disabled={reason.trim() === ''} loading={make.isPending} onClick={() => make.mutate()}>
          {t('evidence.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('evidence.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
