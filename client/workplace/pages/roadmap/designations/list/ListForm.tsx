import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import type { SchoolAnswers } from '../../../../../api/people/importQueries.ts';
import { putJson, Refusal } from '../../../../../api/request.ts';
import { FaultAlert } from '../../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { DiscardButton } from './DiscardButton.tsx';
import { MarkTable } from './MarkTable.tsx';
import { areSame, countMarked, listed, type Marks, marksBefore, marksOf } from './marks.ts';
import { OutcomeDialog } from './OutcomeDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';

type Step = 'marking' | 'pasting' | 'checking';

/** The order and the marks of a list; they are stored as a draft, and the draft is what takes force. */
export function ListForm({ beginAnew, list }: { list: ListResponse; beginAnew(): void }) {
  const { t } = useWords();
  const [stored, setStored] = useState(list);
  const [number, setNumber] = useState(list.orderNumber);
  const [date, setDate] = useState(list.orderDate ?? '');
  const [marks, setMarks] = useState<Marks>(marksOf(list.schools));
  /** Which schools names of pasted rows mean; remembered once the list is stored. */
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const [step, setStep] = useState<Step>('marking');
  const isChanged =
    number.trim() !== stored.orderNumber ||
    date !== (stored.orderDate ?? '') ||
    !areSame(marks, marksOf(stored.schools));
  useBlocker({
    shouldBlockFn: () => isChanged && !window.confirm(t('designations.list.leave')),
    enableBeforeUnload: isChanged,
  });
  const save = useMutation({
    mutationFn: (_next: Step) =>
      putJson<ListResponse>(`/api/designations/${list.year}/list`, {
        version: stored.version,
        orderNumber: number,
        orderDate: date === '' ? null : date,
        schools: listed(marks),
        answers,
      }),
    onSuccess: (saved, next) => {
      setStored(saved);
      setNumber(saved.orderNumber);
      setAnswers({});
      setStep(next);
    },
  });
  const isOvertaken = save.error instanceof Refusal && save.error.problem?.code === 'designationListChanged';
  const check = () => {
    // What was stored already and not touched since is checked as it is.
    if (isChanged || stored.version === 0) save.mutate('checking');
    else setStep('checking');
  };
  const low = countMarked(marks, 'lowResults');
  const hard = countMarked(marks, 'hardConditions');
  return (
    <>
      <Group align="end" mb="md">
        <TextInput
          label={t('designations.list.number')}
          maw={200}
          maxLength={100}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('designations.list.date')}
          maw={180}
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
      </Group>
      <Group mb="md" gap="xs">
        <Button variant="default" onClick={() => setMarks(marksBefore(list))}>
          {t(list.isListed ? 'designations.list.asNow' : 'designations.list.lastYear')}
        </Button>
        <Button variant="default" onClick={() => setStep('pasting')}>
          {t('designations.list.paste')}
        </Button>
        <Button variant="default" disabled={marks.size === 0} onClick={() => setMarks(new Map())}>
          {t('designations.list.clear')}
        </Button>
      </Group>
      <p role="status">
        <strong>{t('designations.list.marked', { low, hard, none: list.schools.length - marks.size })}</strong>{' '}
        <span className="quiet">
          {isChanged ? t('designations.list.unsaved') : stored.version > 0 && t('designations.list.saved')}
        </span>
      </p>
      <MarkTable schools={list.schools} marks={marks} setMarks={setMarks} />
      <FaultAlert error={save.error} />
      <Group mt="md">
        <Button loading={save.isPending} onClick={check}>
          {t('designations.list.check')}
        </Button>
        <Button variant="default" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate('marking')}>
          {t('designations.list.save')}
        </Button>
        {stored.version > 0 && <DiscardButton list={stored} discarded={beginAnew} />}
        {isOvertaken && (
          <Button variant="default" onClick={beginAnew}>
            {t('designations.list.theirs')}
          </Button>
        )}
      </Group>
      {step === 'checking' && <OutcomeDialog list={stored} close={() => setStep('marking')} />}
      {step === 'pasting' && (
        <PasteDialog
          year={list.year}
          take={(pasted, given) => {
            setMarks(pasted);
            setAnswers(given);
          }}
          close={() => setStep('marking')}
        />
      )}
    </>
  );
}
