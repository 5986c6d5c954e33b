import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { PeopleResponse } from '../../../../../server/answering/campaigns/people/schemas.ts';
import type { CoverageCell } from '../../../../../server/answering/campaigns/schemas.ts';
import { campaignQuery } from '../../../../api/answering/campaignQueries.ts';
import { sendJson } from '../../../../api/request.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { may, useSession } from '../../../shell/session.ts';

const MOST = 5000;
const LEAST_REASON = 5;

/** A corrected number that waits, and for the analyst of a running campaign the way to correct one. */
export function PeopleCorrection({ cell }: { cell: CoverageCell }) {
  const { t } = useWords();
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' });
  const state = useQuery(campaignQuery(campaignId)).data?.state;
  const mayCorrect = may(useSession(), 'campaigns:manage') && (state === 'open' || state === 'closed');
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState<PeopleResponse | null>(null);
  if (cell.audience === 'director') return null;
  const { roll, rollNext } = cell;
  const isSaved = saved !== null && saved.rollNext === rollNext;
  return (
    <>
      {!isSaved && rollNext !== null && <p className="quiet">{t('people.waits', { people: rollNext })}</p>}
      {isSaved && (
        <p role="status">
          {rollNext === null ? t('people.kept', { people: roll }) : t('people.saved', { people: rollNext })}
        </p>
      )}
      {mayCorrect && (
        <Button variant="subtle" size="compact-sm" px={0} display="block" onClick={() => setOpen(true)}>
          {t('people.correct')}
        </Button>
      )}
      {isOpen && (
        <PeopleDialog
          cell={cell}
          campaignId={campaignId}
          close={(answer) => {
            if (answer) setSaved(answer);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

type PeopleDialogProps = {
  cell: CoverageCell;
  campaignId: number;
  /** @param saved null when nothing was */
  close(saved: PeopleResponse | null): void;
};

function PeopleDialog({ cell, campaignId, close }: PeopleDialogProps) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const [people, setPeople] = useState('');
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const { audience, grade, roll, schoolId, sealed } = cell;
  const least = Math.max(1, sealed);
  const isPeople = /^\d{1,4}$/.test(people.trim()) && Number(people) >= least && Number(people) <= MOST;
  const saving = useMutation({
    mutationFn: (): Promise<PeopleResponse> =>
      sendJson('PUT', `/api/campaigns/${campaignId}/people`, {
        schoolId,
        audience,
        grade,
        people: Number(people),
        reason,
      }),
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: campaignQuery(campaignId).queryKey });
      for (const key of ['coverage', 'answering']) await client.invalidateQueries({ queryKey: [key] });
      close(answer);
    },
  });
  return (
    <AskPanel
      isOpen
      title={t('people.title', { school: say(nameOf(schoolId)), group: cellName(words, audience, grade) })}
      yes={t('people.save')}
      no={t('people.cancel')}
      isBlocked={!isPeople || reason.trim().length < LEAST_REASON}
      isPending={saving.isPending}
      answer={(isYes) => (isYes ? saving.mutate() : close(null))}
    >
      <p>{roll === null ? t('people.unknown') : t('people.inForce', { people: roll })}</p>
      <p>{t('people.effect')}</p>
      <TextInput
        label={t('people.people')}
        inputMode="numeric"
        value={people}
        error={people !== '' && !isPeople && t('people.peopleWrong', { least, sealed })}
        onChange={({ currentTarget: { value } }) => setPeople(value)}
      />
      <Textarea
        label={t('people.reason')}
        description={t('people.reasonHint')}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      {saving.error && <ErrorPanel error={saving.error} />}
    </AskPanel>
  );
}
