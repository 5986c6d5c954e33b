import type { Language } from '../../surveys/schema.ts';
import { formats } from '../ui/format.ts';
import type { Entry } from './entry.ts';
import { fill, TEXTS } from './texts.ts';
import type { useOutbox, Waiting } from './useOutbox.ts';

type WaitingListProps = {
  accountId: string;
  language: Language;
  outbox: ReturnType<typeof useOutbox>;
  /** Null while another observation is begun, which must not be lost. */
  correct: ((id: string) => void) | null;
};

/** Finished observations that wait to be sent, each with its state, and those that were sent just now. */
export function WaitingList({ accountId, correct, language, outbox }: WaitingListProps) {
  const texts = TEXTS[language];
  const own = outbox.waiting.filter(({ entry }) => entry.accountId === accountId);
  const isHeld = own.some(({ state }) => 'hold' in state && state.hold !== null);
  const others = outbox.waiting.length - own.length;
  return (
    <>
      <div role="status">
        {own.length > 0 && (
          <section aria-labelledby="waiting">
            <h2 id="waiting">{fill(texts.waitingTitle, { count: own.length })}</h2>
            <ul>
              {own.map((each) => (
                <WaitingItem key={each.entry.id} {...each} language={language} correct={correct} />
              ))}
            </ul>
            {!isHeld && (
              <button type="button" className="button secondary" onClick={outbox.sendNow}>
                {texts.sendNow}
              </button>
            )}
          </section>
        )}
        {outbox.sent.length > 0 && (
          <section aria-labelledby="sent">
            <h2 id="sent">{texts.sentTitle}</h2>
            <ul>
              {outbox.sent.map(({ entry, recordId }) => (
                <li key={entry.id}>
                  {nameOf(entry, language)} · <a href={`/evidence/${recordId}`}>{texts.open}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {others > 0 && <p className="quiet">{fill(texts.others, { count: others })}</p>}
    </>
  );
}

const nameOf = ({ occursOn, school }: Entry, language: Language): string =>
  `${school[language]}, ${formats(language).day(occursOn)}`;

type ItemProps = Waiting & Pick<WaitingListProps, 'language' | 'correct'>;

function WaitingItem({ correct, entry, language, state }: ItemProps) {
  const texts = TEXTS[language];
  const text = state.kind === 'refused' ? state.text[language] : '';
  const known = state.kind === 'waiting' && state.hold ? 'held' : state.kind;
  const said = known === 'received' ? '' : fill(texts.states[known], { text });
  return (
    <li>
      {nameOf(entry, language)}
      <p className="quiet">{said}</p>
      {state.kind === 'refused' &&
        (correct ? (
          <button type="button" className="button secondary" onClick={() => correct(entry.id)}>
            {texts.correct}
          </button>
        ) : (
          <p className="quiet">{texts.correctBusy}</p>
        ))}
    </li>
  );
}
