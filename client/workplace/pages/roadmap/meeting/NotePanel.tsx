import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SlideName } from '../../../../../server/ground/db/stored/schemas.ts';
import type { MeetingNote, MeetingResponse } from '../../../../../server/roadmap/meeting/schemas.ts';
import { getJson, putJson, Refusal } from '../../../../api/request.ts';
import { meetingQuery, noteHistoryQuery } from '../../../../api/roadmap/meetingQueries.ts';
import { Conflict } from '../../../../ui/Conflict.tsx';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { Answer } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { useMeeting } from './meetingContext.ts';

type NotePanelProps = { slide: SlideName; note: MeetingNote | null };

/** What the chief says on a page: to read, to write, and what was said before. */
export function NotePanel({ note, slide }: NotePanelProps) {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [withHistory, setWithHistory] = useState(false);
  const text = note?.text ?? '';
  const named = (name: 'write' | 'edit' | 'history') => `${t(`meeting.note.${name}`)}: ${t(`meeting.slides.${slide}`)}`;
  if (isEditing) {
    return (
      <NoteForm
        slide={slide}
        note={note}
        close={(wasSaved) => {
          setEditing(false);
          setSaved(wasSaved);
        }}
      />
    );
  }
  return (
    <div className={text === '' ? 'slide-note slide-note-empty' : 'slide-note'}>
      {text !== '' && (
        <p>
          <strong>{t('meeting.note.title')}.</strong> {text}
        </p>
      )}
      <Group gap="sm" className="slide-tools">
        {text === '' && <span className="quiet">{t('meeting.note.none')}</span>}
        <Button
          variant="default"
          size="compact-sm"
          aria-label={named(text === '' ? 'write' : 'edit')}
          onClick={() => setEditing(true)}
        >
          {t(text === '' ? 'meeting.note.write' : 'meeting.note.edit')}
        </Button>
        {note !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={named('history')}
            aria-expanded={withHistory}
            onClick={() => setWithHistory(!withHistory)}
          >
            {t(withHistory ? 'meeting.note.hide' : 'meeting.note.history')}
          </Button>
        )}
        {isSaved && <span role="status">{t('meeting.note.saved')}</span>}
      </Group>
      {withHistory && note !== null && <History slide={slide} version={note.version} />}
    </div>
  );
}

function History({ slide, version }: { slide: SlideName; version: number }) {
  const { moment, t } = useWords();
  const { meeting } = useMeeting();
  const history = useQuery(noteHistoryQuery(meeting.year, slide, version));
  return (
    <div className="slide-tools">
      <Answer query={history} height={40}>
        {({ versions }) => (
          <ul>
            {versions.map(({ changedAt, changedBy, text, version: number }) => (
              <li key={number}>
                <span className="quiet">
                  {t('meeting.note.version', { when: moment(changedAt), who: changedBy ?? t('conflict.somebody') })}:
                </span>{' '}
                {text === '' ? t('meeting.note.emptied') : text}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </div>
  );
}

function NoteForm({ close, note, slide }: NotePanelProps & { close(wasSaved: boolean): void }) {
  const { t } = useWords();
  const { meeting } = useMeeting();
  const client = useQueryClient();
  const { queryKey } = meetingQuery(meeting.year);
  // What was seen when the form was opened: the page may have been asked anew since.
  const [seen] = useState(note);
  const [text, setText] = useState(note?.text ?? '');
  const [theirs, setTheirs] = useState<MeetingNote | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  // The button that was pressed is gone.
  useEffect(() => field.current?.focus(), []);
  const saving = useMutation({
    mutationFn: (body: { version: number; text: string }) =>
      putJson<MeetingNote>(`/api/meeting/${meeting.year}/notes/${slide}`, body),
    onSuccess: (fresh) => {
      client.setQueryData(queryKey, (before: MeetingResponse | undefined) =>
        before ? { ...before, notes: [...before.notes.filter((each) => each.slide !== slide), fresh] } : before,
      );
      close(true);
    },
    onError: async (error) => {
      if (!(error instanceof Refusal) || error.problem?.code !== 'meetingNoteChanged') return;
      const { notes } = await getJson<MeetingResponse>(`/api/meeting/${meeting.year}`);
      setTheirs(notes.find((each) => each.slide === slide) ?? null);
    },
  });
  return (
    <form
      className="slide-tools"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate({ version: (theirs ?? seen)?.version ?? 0, text });
      }}
    >
      {theirs && (
        <Conflict
          who={theirs.changedBy}
          rows={[{ label: t('meeting.note.title'), mine: text, theirs: theirs.text }]}
          takeTheirs={() => setText(theirs.text)}
        />
      )}
      <Textarea
        label={t('meeting.note.label', { slide: t(`meeting.slides.${slide}`) })}
        description={t('meeting.note.hint')}
        maxLength={2000}
        autosize
        minRows={2}
        mb="sm"
        ref={field}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {!theirs && <FaultAlert error={saving.error} />}
      <Group>
        <Button type="submit" loading={saving.isPending}>
          {t(theirs ? 'conflict.save' : 'meeting.note.save')}
        </Button>
        <Button variant="default" onClick={() => close(false)}>
          {t('meeting.note.cancel')}
        </Button>
      </Group>
    </form>
  );
}
