/** One visit by one link: introduction, questions, delivery, and what the phone remembers of it. */
import type { SurveyResponse } from '../../server/submissions/schemas.ts';
import { createMemory } from '../forms/memory.ts';
import { createDelivery, type Delivery, type DeliveryState } from './delivery.ts';
import { type Entry, openOutbox } from './outbox.ts';
import { createPage } from './page.ts';
import { finishedScreen, introductionScreen, loadingScreen, troubleScreen } from './screens.ts';
import { loadSurvey, sendAnswers } from './service.ts';
import { uuid } from './uuid.ts';

export async function startVisit(root: HTMLElement, code: string): Promise<void> {
  const page = createPage(root);
  const memory = createMemory(code);
  const outbox = await openOutbox();
  let survey: SurveyResponse | null = null;
  let shown: string | null = null;

  const delivery: Delivery = createDelivery({
    outbox,
    send: sendAnswers,
    report: (id, state) => id === shown && showFinished(id, state),
    later: (action, delay) => {
      const timer = setTimeout(action, delay);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  });
  window.addEventListener('online', () => delivery.nudge());

  function showFinished(id: string, state: DeliveryState): void {
    shown = id;
    page.show(finishedScreen(state, survey, { sendNow: () => delivery.nudge(), another: startAgain }));
  }

  function startAgain(): void {
    memory.clear();
    shown = null;
    void open();
  }

  async function finish(answers: Entry['answers'], hurried: boolean): Promise<void> {
    const id = uuid();
    shown = id;
    memory.write({ finished: id });
    await delivery.post({ id, code, answers, hurried });
  }

  async function ask(loaded: SurveyResponse): Promise<void> {
    page.show(loadingScreen('formLoading'));
    try {
      const { askQuestions } = await import('./questions.tsx');
      page.show(askQuestions(loaded, memory, finish));
    } catch {
      page.show(troubleScreen('offline', () => void ask(loaded)));
    }
  }

  function introduce(loaded: SurveyResponse): void {
    const startOver = () => {
      memory.clear();
      void ask(loaded);
    };
    const hasDraft = memory.read().draft !== undefined;
    page.show(introductionScreen(loaded, { hasDraft, start: () => void ask(loaded), startOver }));
    // The questions load behind the introduction; a failure shows when they are asked for.
    void import('./questions.tsx').catch(() => undefined);
  }

  async function open(): Promise<void> {
    page.show(loadingScreen('loading'));
    const loaded = await loadSurvey(code);
    survey = loaded.kind === 'survey' ? loaded.survey : null;
    const { finished } = memory.read();
    if (finished) {
      const entry = (await outbox.all()).find(({ id }) => id === finished);
      const pending: DeliveryState = entry?.refused ? { kind: 'refused', text: entry.refused } : { kind: 'waiting' };
      showFinished(finished, entry ? pending : { kind: 'received' });
    } else if (loaded.kind === 'survey') introduce(loaded.survey);
    else page.show(troubleScreen(loaded.trouble, () => void open()));
    delivery.nudge();
  }

  await open();
}
