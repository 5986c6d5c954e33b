import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Publication, PublicationStep } from '../../../../../server/publishing/publications/schemas.ts';
import { publicationQuery } from '../../../../api/publishing/publicationQueries.ts';
import { getJson, putJson, Refusal } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { ConflictPanel } from './ConflictPanel.tsx';
import { FilePanel } from './FilePanel.tsx';
import { changedPublication, type Fields, fieldsOf, gapsOf, isSame } from './fields.ts';
import { PublicationFields } from './PublicationFields.tsx';
import styles from './publications.module.css';
import { StepsPanel } from './StepsPanel.tsx';

type EditorProps = { publication: Publication; taken(step: PublicationStep): void };

/** Writing a draft. What was typed stays, whatever the server answers and whoever was faster. */
export function Editor({ publication, taken }: EditorProps) {
  const { t } = useWords();
  const draft = useDraft(publication);
  const { fields, isDirty, gaps, saving, theirs } = draft;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.save(draft.seen.version);
  };
  return (
    <>
      <StepsPanel publication={draft.seen} isDirty={isDirty} taken={taken} />
      {theirs && (
        <ConflictPanel
          theirs={theirs}
          isPending={saving.isPending}
          keepMine={() => draft.save(theirs.version)}
          takeTheirs={draft.takeTheirs}
        />
      )}
      <form onSubmit={submit} noValidate className={styles.form}>
        <PublicationFields
          kind={publication.kind}
          schoolId={publication.schoolId}
          {...{ fields, gaps }}
          change={draft.change}
        />
        {!theirs && <FaultAlert error={saving.error} />}
        <Button type="submit" loading={saving.isPending} disabled={!isDirty || theirs !== null}>
          {t('publications.save')}
        </Button>
        <span role="status" className="quiet">
          {!isDirty && saving.isSuccess && ` ${t('publications.saved')}`}
        </span>
      </form>
      <FilePanel publication={draft.seen} isLocked={isDirty} changed={draft.see} />
    </>
  );
}

/** The typed fields beside the version that they began from; a newer one from elsewhere does not touch them. */
function useDraft(publication: Publication) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(publication);
  const [fields, setFields] = useState<Fields>(() => fieldsOf(publication));
  const [isTried, setTried] = useState(false);
  const [theirs, setTheirs] = useState<Publication | null>(null);
  const stored = (saved: Publication) => {
    setSeen(saved);
    client.setQueryData(publicationQuery(saved.id).queryKey, saved);
    void client.invalidateQueries({ queryKey: ['publications'] });
  };
  const saving = useMutation({
    mutationFn: (version: number) =>
      putJson<Publication>(`/api/publications/${seen.id}`, changedPublication(fields, seen.kind, version)),
    onSuccess: (saved) => {
      setTheirs(null);
      setFields(fieldsOf(saved));
      stored(saved);
    },
    onError: async (error) => {
      const isConflict = error instanceof Refusal && error.status === 409;
      if (isConflict) setTheirs(await getJson<Publication>(`/api/publications/${seen.id}`));
    },
  });
  const gaps = gapsOf(fields);
  return {
    seen,
    see: stored,
    fields,
    isDirty: !isSame(fields, fieldsOf(seen)),
    gaps: isTried ? gaps : [],
    saving,
    theirs,
    change: (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part })),
    save: (version: number) => {
      setTried(true);
      if (gaps.length === 0) saving.mutate(version);
    },
    takeTheirs: () => {
      if (theirs === null) return;
      setFields(fieldsOf(theirs));
      stored(theirs);
      setTheirs(null);
    },
  };
}
