/** One visit by one code: introduction, questions, delivery, and what the device remembers of it. */
import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';
import { readCardFragment } from '../../surveys/key-fingerprint.ts';
import { createMemory } from '../forms/memory.ts';
import { callLater, createDelivery, type DeliveryState, pauseBefore } from '../offline/delivery.ts';
import { keepPage } from '../offline/keep-page.ts';
import { type Outbox, openOutbox } from '../offline/outbox.ts';
import { createDevice, forgetEverything } from './device.ts';
import { finishedScreen, forgottenScreen } from './ending-screens.ts';
import type { Entry } from './entry.ts';
import { createPage } from './page.ts';
import type { Finished } from './questions.tsx';
import { elsewhereScreen, introductionScreen, loadingScreen, otherKeyScreen, troubleScreen } from './screens.ts';
import { createSending } from './sending.ts';
import { loadSurvey, PASSING, type Trouble, type Troubled, whyPartFailed } from './service.ts';
import { checkKey, type KeyCheck } from './ticket/card-key.ts';
import { newTicket } from './ticket/ticket.ts';

/** Its store on this phone. */
export const OUTBOX = 'opora-outbox';

export async function startVisit(root: HTMLElement, code: string): Promise<void> {
  const page = createPage(root);
  const memory = createMemory(code);
  const device = createDevice(code);
  const outbox = await openOutbox<Entry>(OUTBOX);
  let survey: SurveyResponse | null = null;
  /** The fingerprint of the group's key as the introduction shows it; null for a class link. */
  let key: string | null = null;
  let shown: string | null = null;
  /** Whether nothing more is to be learnt of the answers that are shown; also before they lie in the outbox. */
  let isKnown = true;
  /** How often the questionnaire could not be opened, which attempt is the last, and how to call the next one off. */
  let failures = 0;
  let opening = 0;
  let giveUp = (): void => undefined;

  /** The tabs of this device work on one outbox. Browsers without the channel find out at their next attempt. */
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('opora-outbox') : null;

  const delivery = createDelivery({
    outbox,
    send: createSending(outbox),
    report: (id, state) => id === shown && showFinished(id, state),
    awaited: () => (isKnown ? null : shown),
    tell: () => tabs?.postMessage('ended'),
    later: callLater,
    random: Math.random,
  });
  window.addEventListener('online', () => delivery.nudge());
  tabs?.addEventListener('message', () => delivery.nudge());

  function showFinished(id: string, state: DeliveryState): void {
    shown = id;
    isKnown = state.kind === 'received' || (state.kind === 'refused' && !state.forNow);
    const another = survey?.ticketKey === null ? startAgain : null;
    page.show(finishedScreen(state, survey, { sendNow: () => delivery.nudge(), another, forget }));
  }

  function startAgain(): void {
    shown = null;
    device.setFinished(null);
    void open();
  }

  /** Answers on their way stay in the outbox, where nobody can see them; answers that were refused go. */
  async function forget(): Promise<void> {
    shown = null;
    const entries = await outbox.all();
    for (const { id, refused } of entries) if (refused) await outbox.remove(id);
    const isWaiting = entries.some(({ refused }) => !refused);
    await forgetEverything(isWaiting);
    page.show(forgottenScreen(isWaiting));
  }

  async function finish(loaded: SurveyResponse, { answers, hurried, id }: Finished): Promise<void> {
    shown = id;
    isKnown = true;
    const entry: Entry = { id, code, answers, hurried };
    if (loaded.ticketKey) entry.ticket = newTicket(loaded.ticketKey);
    if (key !== null) entry.key = key;
    const posted = delivery.post(entry);
    // First the outbox, then the draft: whenever the phone stops, one of the two has the answers.
    await posted;
    device.setFinished(id);
    memory.clear();
    if (loaded.ticketKey) device.dropSurvey();
  }

  async function ask(loaded: SurveyResponse): Promise<void> {
    page.show(loadingScreen('formLoading'));
    try {
      const { askQuestions } = await import('./questions.tsx');
      const asking = {
        finish: (finished: Finished) => void finish(loaded, finished),
        leave: () => void introduce(loaded),
        elsewhere: () => page.show(elsewhereScreen(() => void open())),
        fail: () => void showFailure(loaded),
      };
      page.show(askQuestions(loaded, memory, asking));
    } catch {
      await showFailure(loaded);
    }
  }

  /** A page of another build, or a fault in this one, is mended by loading it anew; what was answered stays on the phone. */
  async function showFailure(loaded: SurveyResponse): Promise<void> {
    const trouble = await whyPartFailed();
    page.show(troubleScreen(trouble, code, () => (trouble === 'broken' ? location.reload() : void ask(loaded))));
  }

  async function introduce(loaded: SurveyResponse): Promise<void> {
    const startOver = () => {
      memory.clear();
      void ask(loaded);
    };
    // The questions put their pages into the history above this entry.
    history.replaceState(null, '');
    const waiting = (await waitingFor(outbox, code)).length;
    const hasDraft = memory.read().draft !== undefined;
    page.show(introductionScreen(loaded, { hasDraft, key, waiting, start: () => void ask(loaded), startOver }));
    // The questions load behind the introduction; a failure shows when they are asked for.
    void import('./questions.tsx').then(
      () => keepPage('/s/'),
      () => undefined,
    );
  }

  /** What was finished in this tab, or by this one-time code on this device, comes before everything else. */
  async function showEarlier(): Promise<boolean> {
    const entries = (await outbox.all()).filter((entry) => entry.code === code);
    const finished = device.finished();
    const entry = entries.find(({ id, ticket }) => id === finished || ticket !== undefined);
    if (!entry && finished === null) return false;
    const pending: DeliveryState = entry?.refused
      ? { kind: 'refused', text: entry.refused }
      : { kind: 'waiting', hold: null };
    showFinished(entry?.id ?? finished ?? '', entry ? pending : { kind: 'received' });
    return true;
  }

  /** Without network, or where the server is too busy, the questionnaire is the one that was loaded last time. */
  async function load(): Promise<SurveyResponse | Troubled> {
    const loaded = await loadSurvey(code);
    if (loaded.kind === 'survey') return loaded.survey;
    if (PASSING.has(loaded.trouble)) return device.keptSurvey() ?? loaded;
    device.dropSurvey();
    return loaded;
  }

  /** Only with the key of the card is a questionnaire shown and kept: whatever comes with another one is not even begun. */
  function check(loaded: SurveyResponse): KeyCheck {
    const card = readCardFragment(location.hash) ?? device.keptCardKey();
    const checked = checkKey(loaded, code, card);
    if (checked.isGood) {
      device.keepSurvey(loaded);
      if (card !== null) device.keepCardKey(card);
    }
    key = checked.given;
    return checked;
  }

  async function open(): Promise<void> {
    page.show(loadingScreen('loading'));
    failures = 0;
    await proceed(null);
  }

  /** @param said what the screen says already, while this is tried again behind it */
  async function proceed(said: Trouble | null): Promise<void> {
    giveUp();
    opening += 1;
    const own = opening;
    const loaded = await load();
    // Somebody has pressed a button meanwhile.
    if (own !== opening) return;
    const trouble = 'trouble' in loaded ? loaded : null;
    const checked = 'trouble' in loaded ? null : check(loaded);
    survey = checked?.isGood ? (loaded as SurveyResponse) : null;
    if (!(await showEarlier())) {
      if (survey) await introduce(survey);
      else if (checked) page.show(otherKeyScreen(checked, () => void open()));
      else if (trouble) showTrouble(trouble, said);
    }
    delivery.nudge();
  }

  /** What passes is tried again by itself, by the same rule as sending. */
  function showTrouble({ hold, trouble }: Troubled, said: Trouble | null): void {
    if (trouble !== said) page.show(troubleScreen(trouble, code, () => void open()));
    if (!PASSING.has(trouble)) return;
    failures += 1;
    giveUp = callLater(() => void proceed(trouble), pauseBefore(failures, hold, Math.random()));
  }

  await open();
}

async function waitingFor(outbox: Outbox<Entry>, code: string): Promise<Entry[]> {
  return (await outbox.all()).filter((entry) => entry.code === code && !entry.refused);
}
