import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putJson } from '../../../../api/request.ts';
import { schoolDesignationsQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import type { DesignationRow } from './DesignationsPage.tsx';

const KINDS = ['lowResults', 'hardConditions'] as const;

type DialogProps = { row: DesignationRow; year: number; close(): void };

/** Changes the status of one school in a year; every entry stays. */
export function DesignationDialog({ close, row: { kinds, schoolId }, year }: DialogProps) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const client = useQueryClient();
  const [chosen, setChosen] = useState(kinds);
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: () => putJson(`/api/schools/${schoolId}/designations/${year}`, { kinds: chosen, note }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['designations'] }),
        client.invalidateQueries({ queryKey: ['roadmap'] }),
        client.invalidateQueries({ queryKey: ['schools'] }),
      ]);
      close();
    },
  });
  return (
    <Dialog opened title={t('designations.dialog', { school: say(nameOf(schoolId)), year })} close={close}>
      {KINDS.map((kind) => (
        <Checkbox
          key={kind}
          mb="xs"
          label={t(`designations.kinds.${kind}`)}
          checked={chosen.includes(kind)}
          onChange={({ currentTarget: { checked } }) =>
            setChosen(KINDS.filter((each) => (each === kind ? checked : chosen.includes(each))))
          }
        />
      ))}
      <Textarea
        label={t('designations.ground')}
        description={t('designations.groundHint')}
        mb="sm"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FaultAlert error={save.error} />
      <Group>
        <Button loading={save.isPending} disabled={note.trim() === ''} onClick={() => save.mutate()}>
          {t('evidence.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('evidence.cancel')}
        </Button>
      </Group>
      <Entries schoolId={schoolId} />
    </Dialog>
  );
}

function Entries({ schoolId }: { schoolId: number }) {
  const { day, t } = useWords();
  const designations = useQuery(schoolDesignationsQuery(schoolId));
  return (
    <Answer query={designations} height={60}>
      {({ entries }) =>
        entries.length > 0 && (
          <>
            <p>
              <strong>{t('designations.history')}</strong>
            </p>
            <ul>
              {entries.map(({ changedBy, kinds, note, onDay, year }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added, in front of all others.
                <li key={entries.length - index}>
                  {year}:{' '}
                  {kinds.length === 0
                    ? t('designations.noStatus')
                    : kinds.map((kind) => t(`designation.${kind}`)).join(', ')}
                  {note !== '' && ` · ${note}`}{' '}
                  <span className="quiet">
                    {day(onDay)}, {changedBy ?? t('evidence.somebody')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}
