import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SlideName } from '../../../../../server/ground/db/stored/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { useMeeting } from './meetingContext.ts';
import { NotePanel } from './NotePanel.tsx';

type SlideProps = {
  name: SlideName;
  /** The result that the roadmap expects here. */
  expected?: string;
  /** Where the figures come from; empty parts are left out. */
  source: string[];
  children: ReactNode;
};

/** One page of the meeting: a heading, what is known, where from, and the chief's conclusion. */
export function Slide({ children, expected, name, source }: SlideProps) {
  const { say, t } = useWords();
  const { meeting, place, roadmap, shown } = useMeeting();
  const { number, all } = place(name);
  return (
    <section
      id={`slide-${name}`}
      className="slide"
      aria-labelledby={`heading-${name}`}
      tabIndex={-1}
      // Not taken away: a conclusion may be half written.
      hidden={shown !== null && shown !== name}
    >
      <Title order={2} size="h3" id={`heading-${name}`}>
        {t(`meeting.slides.${name}`)}
      </Title>
      {expected !== undefined && <p className="quiet">{t('meeting.expected', { text: expected })}</p>}
      <div className="slide-body">{children}</div>
      <NotePanel slide={name} note={meeting.notes.find(({ slide }) => slide === name) ?? null} />
      <footer className="slide-foot">
        <span>{source.filter((part) => part !== '').join(' · ')}</span>
        <span>
          {say(roadmap.title)} · {t('meeting.place', { number, all })}
        </span>
      </footer>
    </section>
  );
}
