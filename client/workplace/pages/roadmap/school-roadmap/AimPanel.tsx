import { Alert, Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { getJson, putJson, Refusal } from '../../../../api/request.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './SchoolRoadmap.module.css';
import { useRoadmapChange } from './useRoadmapChange.ts';

/** The aim of the roadmap, to read and, while it is a draft, to write. */
export function AimPanel({ roadmap }: { roadmap: SchoolRoadmapResponse }) {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  return (
    <Section title={t('schoolRoadmap.aim')}>
      {isSaved && (
        <Alert role="status" color="teal" variant="light">
          {t('schoolRoadmap.saved')}
        </Alert>
      )}
      {isEditing ? (
        <AimForm
          roadmap={roadmap}
          close={(wasSaved) => {
            setEditing(false);
            setSaved(wasSaved);
          }}
        />
      ) : (
        <p className={roadmap.aim === '' ? 'quiet' : styles.aim}>{roadmap.aim || t('schoolRoadmap.aimNone')}</p>
      )}
      {roadmap.mayWrite && !isEditing && (
        <Button variant="default" size="compact-sm" onClick={() => setEditing(true)}>
          {t('schoolRoadmap.aimEdit')}
        </Button>
      )}
    </Section>
  );
}

function AimForm({ roadmap, close }: { roadmap: SchoolRoadmapResponse; close(wasSaved: boolean): void }) {
  const { t } = useWords();
  const { schoolId, year } = roadmap;
  // What was seen when the form was opened: the page may have been asked anew since.
  const [seen] = useState(roadmap);
  const [aim, setAim] = useState(roadmap.aim);
  const [theirs, setTheirs] = useState<SchoolRoadmapResponse | null>(null);
  const saving = useRoadmapChange<{ year: number; version: number; aim: string }>(
    roadmap,
    (body) =>
      putJson<SchoolRoadmapResponse>(`/api/schools/${schoolId}/roadmap`, body).catch(async (error: unknown) => {
        if (error instanceof Refusal && error.problem?.code === 'schoolRoadmapChanged') {
          setTheirs(await getJson<SchoolRoadmapResponse>(`/api/schools/${schoolId}/roadmap?year=${year}`));
        }
        throw error;
      }),
    () => close(true),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ year, version: (theirs ?? seen).version, aim });
      }}
    >
      {theirs && (
        <Conflict
          who={theirs.changedBy}
          rows={[{ label: t('schoolRoadmap.aim'), mine: aim, theirs: theirs.aim }]}
          takeTheirs={() => setAim(theirs.aim)}
        />
      )}
      <Textarea
        label={t('schoolRoadmap.aimLabel')}
        maw={720}
        maxLength={4000}
        autosize
        minRows={4}
        mb="sm"
        value={aim}
        onChange={({ currentTarget }) => setAim(currentTarget.value)}
      />
      {!theirs && <FaultAlert error={saving.error} />}
      <Group>
        <Button type="submit" loading={saving.isPending}>
          {t(theirs ? 'conflict.save' : 'schoolRoadmap.save')}
        </Button>
        <Button variant="default" onClick={() => close(false)}>
          {t('schoolRoadmap.cancel')}
        </Button>
      </Group>
    </form>
  );
}
