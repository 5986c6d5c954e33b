import { Button, Group, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PastedResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import type { SchoolAnswers } from '../../../../../api/people/importQueries.ts';
import { postJson } from '../../../../../api/request.ts';
import { Dialog } from '../../../../../ui/Dialog.tsx';
import { FaultAlert } from '../../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { SchoolQuestions } from '../../../people/imports/SchoolQuestions.tsx';
import { type Marks, marksOf } from './marks.ts';

/** Whoever types is not asked for every letter. */
const IDLE_MS = 400;

type PasteDialogProps = { year: number; take(marks: Marks, answers: SchoolAnswers): void; close(): void };

const pastedQuery = (year: number, text: string, answers: SchoolAnswers) =>
  queryOptions({
    queryKey: ['designations', 'pasted', year, text, answers],
    queryFn: () => postJson<PastedResponse>(`/api/designations/${year}/list/pasted`, { text, answers }),
    enabled: text.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** Marks from the rows of a table; what was not understood is shown, and which school it is asked, before anything is taken. */
export function PasteDialog({ close, take, year }: PasteDialogProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [answers, setAnswers] = useState<SchoolAnswers>({});
  const [asked] = useDebouncedValue(text, IDLE_MS);
  const query = useQuery({ ...pastedQuery(year, asked, answers), placeholderData: keepPreviousData });
  const read = text.trim() === '' ? undefined : query.data;
  const isFresh = read !== undefined && text === asked && !query.isFetching;
  return (
    <Dialog opened size="lg" title={t('designations.pasted.title')} close={close}>
      <Textarea
        label={t('designations.pasted.label')}
        description={t('designations.pasted.hint')}
        mb="sm"
        autosize
        minRows={6}
        maxRows={14}
        maxLength={200_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FaultAlert error={query.error} />
      <div role="status">
        {read && <p>{t('designations.pasted.found', { count: read.found })}</p>}
        {read && read.leftOut > 0 && <p>{t('designations.pasted.leftOut', { count: read.leftOut })}</p>}
        {read &&
          (['notUnderstood', 'withoutStatus'] as const).map((kind) => (
            <Left key={kind} title={t(`designations.pasted.${kind}`, { count: read[kind].length })} rows={read[kind]} />
          ))}
      </div>
      {read && (
        <SchoolQuestions
          order={3}
          unknown={read.unknown}
          answers={answers}
          isPending={query.isFetching}
          ask={setAnswers}
        />
      )}
      <Group>
        <Button
          disabled={!isFresh || read.marks.length === 0}
          onClick={() => {
            if (read) take(marksOf(read.marks), answers);
            close();
          }}
        >
          {t('designations.pasted.take')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('evidence.cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}

function Left({ rows, title }: { title: string; rows: string[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <strong>{title}</strong>
      <ul>
        {[...new Set(rows)].map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
    </>
  );
}
