import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type {
  SchoolRoadmapResponse,
  SchoolRoadmapStep,
} from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useRoadmapChange } from './useRoadmapChange.ts';

type StepDialogProps = { roadmap: SchoolRoadmapResponse; step: SchoolRoadmapStep; close(): void };

/** Asks before a step is taken, with a note; says what follows and who sees it. */
export function StepDialog({ roadmap, step, close }: StepDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const { schoolId, seen, version, year } = roadmap;
  const body = { year, version, seen, step, note };
  const taking = useRoadmapChange<typeof body>(
    roadmap,
    (sent) => postJson(`/api/schools/${schoolId}/roadmap/steps`, sent),
    close,
  );
  const isNeeded = step === 'return';
  return (
    <Dialog opened title={t(`schoolRoadmap.steps.${step}`)} close={close}>
      <p>{t(`schoolRoadmap.ask.${step}`)}</p>
      <Textarea
        label={t(isNeeded ? 'schoolRoadmap.noteLabel' : 'schoolRoadmap.noteOptional')}
        maxLength={1000}
        autosize
        minRows={2}
        mb="md"
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <FaultAlert error={taking.error} />
      <Group>
        <Button
          loading={taking.isPending}
          disabled={isNeeded && note.trim() === ''}
          onClick={() => taking.mutate(body)}
        >
          {t(`schoolRoadmap.steps.${step}`)}
        </Button>
        <Button variant="default" onClick={close}>
          {t('account.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
