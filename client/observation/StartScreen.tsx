import { useState } from 'react';
import type { Language } from '../../surveys/schema.ts';
import { formats } from '../ui/format.ts';
import { uuid } from '../uuid.ts';
import type { Opened } from './desk.ts';
import type { Draft } from './draft.ts';
import { fill, TEXTS } from './texts.ts';
import type { useOutbox } from './useOutbox.ts';
import { WaitingList } from './WaitingList.tsx';

type StartScreenProps = {
  opened: Extract<Opened, { kind: 'desk' }>;
  language: Language;
  draft: Draft | null;
  outbox: ReturnType<typeof useOutbox>;
  begin(draft: Draft): void;
  resume(): void;
  discard(): void;
};

/** What waits on this device, what was begun, and the beginning of a new observation. */
export function StartScreen({ begin, discard, draft, language, opened, outbox, resume }: StartScreenProps) {
  const texts = TEXTS[language];
  const { desk, isFresh, isSignedIn } = opened;
  const correct = async (id: string) => {
    const found = outbox.waiting.find(({ entry }) => entry.id === id)?.entry;
    if (!found) return;
    await outbox.take(id);
    const { accountId: _a, observer: _o, refused: _r, ...rest } = found;
    begin({ ...rest, page: 0 });
  };
  return (
    <>
      <p className="place">{fill(texts.signedInAs, { name: desk.account.name })}</p>
      {!isSignedIn && (
        <p className="notice waiting">
          {texts.signIn} <a href="/work">{texts.toSignIn}</a>
        </p>
      )}
      {isSignedIn && !isFresh && (
        <p className="notice waiting" role="status">
          {texts.offline}
        </p>
      )}
      <WaitingList
        accountId={desk.account.id}
        language={language}
        outbox={outbox}
        correct={draft === null ? (id) => void correct(id) : null}
      />
      {draft ? (
        <Begun draft={draft} language={language} resume={resume} discard={discard} />
      ) : desk.schools.length === 0 ? (
        <p className="notice">{texts.noSchools}</p>
      ) : (
        <Begin desk={desk} language={language} begin={begin} />
      )}
    </>
  );
}

type BegunProps = Pick<StartScreenProps, 'language' | 'resume' | 'discard'> & { draft: Draft };

function Begun({ discard, draft, language, resume }: BegunProps) {
  const texts = TEXTS[language];
  const [isAsked, setAsked] = useState(false);
  const values = { school: draft.school[language], day: formats(language).day(draft.occursOn) };
  return (
    <section aria-label={fill(texts.started, values)}>
      <p>{fill(texts.started, values)}</p>
      <button type="button" className="button primary" onClick={resume}>
        {fill(texts.resume, values)}
      </button>
      {isAsked ? (
        <div role="alertdialog" aria-label={texts.discardAsk}>
          <p>{texts.discardAsk}</p>
          <button type="button" className="button secondary" onClick={discard}>
            {texts.yes}
          </button>
          <button type="button" className="button secondary" onClick={() => setAsked(false)}>
            {texts.no}
          </button>
        </div>
      ) : (
        <button type="button" className="button secondary" onClick={() => setAsked(true)}>
          {texts.discard}
        </button>
      )}
    </section>
  );
}

/** The day of this device, for when the server's is out of reach. */
function deviceDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type BeginProps = Pick<StartScreenProps, 'language' | 'begin'> & { desk: StartScreenProps['opened']['desk'] };

function Begin({ begin, desk, language }: BeginProps) {
  const texts = TEXTS[language];
  const only = desk.schools.length === 1 ? String(desk.schools[0].schoolId) : '';
  const [schoolId, setSchoolId] = useState(only);
  // The desk may have been kept for days; the demo's own day lies elsewhere than the device's.
  const latest = desk.today > deviceDay() ? desk.today : deviceDay();
  const [occursOn, setOccursOn] = useState(desk.today);
  const [isMissing, setMissing] = useState(false);
  const start = () => {
    const school = desk.schools.find((each) => String(each.schoolId) === schoolId);
    if (!school || occursOn === '' || occursOn > latest) return setMissing(true);
    begin({ ...school, id: uuid(), occursOn, answers: {}, page: 0 });
  };
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{texts.begin}</h2>
      <label className="field">
        <span>{texts.school}</span>
        <select value={schoolId} onChange={(event) => setSchoolId(event.currentTarget.value)}>
          {only === '' && <option value="">{texts.chooseSchool}</option>}
          {desk.schools.map((each) => (
            <option key={each.schoolId} value={each.schoolId}>
              {each.school[language]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{texts.day}</span>
        <input type="date" value={occursOn} max={latest} onChange={(event) => setOccursOn(event.currentTarget.value)} />
      </label>
      {isMissing && <p role="alert">{texts.missing}</p>}
      <button type="button" className="button primary" onClick={start}>
        {texts.start}
      </button>
    </section>
  );
}
