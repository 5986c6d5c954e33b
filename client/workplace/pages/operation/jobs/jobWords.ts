/** What jobs are called, and how they stand, in words. */
import type { JobsResponse } from '../../../../../server/operation/jobs/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

export type Job = JobsResponse['jobs'][number];

/** The kinds and steps that have words of their own; any other is shown as it is. */
export const KINDS = [
  'key-renewal',
  'sealing',
  'refreshing',
  'objectivity',
  'vpr-import',
  'reminders',
  'letters',
  'password-letter',
  'invitation-letters',
  'sweep',
] as const;
const STEPS = ['reading', 'judging'] as const;

export function kindWords({ t }: Words, kind: string): string {
  const known = KINDS.find((each) => each === kind);
  return known ? t(`jobs.kinds.${known}`) : kind;
}

/** The kind and what it is on. */
export function whatWords(words: Words, { kind, on }: Pick<Job, 'kind' | 'on'>): string {
  const name = kindWords(words, kind);
  return on === null ? name : words.t('jobs.on', { kind: name, on: words.say(on) });
}

/** Of which test an uploaded file has the results; null for any other work. */
export function testWords({ say, t }: Words, { test }: Job): string | null {
  return test && t('jobs.test', { title: say(test.title), grade: test.grade, year: test.year });
}

/** That it was cancelled, and where one goes on. */
export function cancelledWords(words: Words, job: Job): string {
  return words.t(job.test ? 'jobs.cancelledUpload' : 'jobs.cancelled', { what: whatWords(words, job) });
}

/** How it stands, since when, how often it was tried and why it did not succeed, as one sentence. */
export function standingWords(words: Words, job: Job): string {
  const { moment, t } = words;
  const { nextTry, silentSince, state } = job;
  return [
    t(`jobs.state.${state}`, { when: moment(job.since) }),
    silentSince !== null && t('jobs.silent', { when: moment(silentSince) }),
    progressWords(words, job),
    triesWords(words, job),
    faultWords(words, job),
    nextTry !== null && t('jobs.nextTry', { when: moment(nextTry) }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Of how many it may have only where another may come. */
function triesWords({ t }: Words, { mostTries, state, tries }: Job): string | null {
  if (state === 'failed' && tries > 1) return t('jobs.triesMade', { tries });
  const isAgain = (state === 'running' && tries > 1) || (state === 'waiting' && tries > 0);
  return isAgain && mostTries > 1 ? t('jobs.tries', { tries, most: Math.max(tries, mostTries) }) : null;
}

function progressWords({ number, t }: Words, { progress }: Job): string | null {
  if (progress === null) return null;
  const counts = { done: number(progress.done), total: number(progress.total) };
  const step = STEPS.find((each) => each === progress.step);
  return step ? t(`jobs.steps.${step}`, counts) : t('jobs.progress', counts);
}

function faultWords({ t }: Words, { fault }: Job): string | null {
  if (fault === null) return null;
  const { code, name, why } = fault;
  if (why !== 'error') return t(`jobs.fault.${why}`);
  if (name === 'ThreadLimitFault') return t('jobs.fault.limits');
  // What the driver of the database calls its errors.
  if (name === 'error' && code !== null) return t('jobs.fault.database', { code });
  return t('jobs.fault.error', { name: [name, code].filter(Boolean).join(' ') });
}

/** What follows from cancelling it. */
export function askWords(words: Words, job: Job): string {
  const what = whatWords(words, job);
  if (job.kind === 'vpr-import') return words.t('jobs.ask.upload', { what });
  const comesAgain = job.kind !== 'objectivity' && KINDS.some((each) => each === job.kind);
  return words.t(comesAgain ? 'jobs.ask.again' : 'jobs.ask.other', { what });
}
