import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../surveys/schema.ts';
import type { Opened } from './desk.ts';
import { type Draft, readDraft, writeDraft } from './draft.ts';
import { FormScreen } from './FormScreen.tsx';
import { StartScreen } from './StartScreen.tsx';
import { TEXTS } from './texts.ts';
import { useOutbox } from './useOutbox.ts';

type DeskProps = { opened: Extract<Opened, { kind: 'desk' }>; language: Language };

/** From the choice of a school through the questions to the outbox; at every step all of it is on the device. */
export function ObservationDesk({ language, opened }: DeskProps) {
  const { account, observers } = opened.desk;
  const [draft, setDraft] = useState<Draft | null>(() => readDraft(account.id));
  const [screen, setScreen] = useState<'start' | 'form'>('start');
  const outbox = useOutbox();
  const heading = useFocusOnNewScreen(screen);
  const texts = TEXTS[language];
  const keep = (next: Draft | null) => {
    setDraft(next);
    writeDraft(account.id, next);
  };

  async function finish(finished: Draft): Promise<void> {
    const { page: _page, ...rest } = finished;
    const chosen = observers.find((role) => role === finished.answers.observer) ?? observers[0];
    // First the outbox, then the draft: whenever the device stops, one of the two has the answers.
    await outbox.post({ ...rest, accountId: account.id, observer: chosen });
    keep(null);
    setScreen('start');
  }

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {texts.title}
      </h1>
      {screen === 'start' && (
        <StartScreen
          opened={opened}
          language={language}
          draft={draft}
          outbox={outbox}
          begin={(begun) => {
            keep(begun);
            setScreen('form');
          }}
          resume={() => setScreen('form')}
          discard={() => keep(null)}
        />
      )}
      {screen === 'form' && draft && (
        <FormScreen
          desk={opened.desk}
          language={language}
          draft={draft}
          change={keep}
          back={() => setScreen('start')}
          complete={(finished) => void finish(finished)}
        />
      )}
    </>
  );
}

/** A new screen begins at its heading, for the eye and for a screen reader. */
function useFocusOnNewScreen(screen: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [screen]);
  return heading;
}
