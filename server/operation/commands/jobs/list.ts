/** `jobs`: what runs, waits and has failed, as a table or as JSON. */
import type { Language } from '../../../../surveys/schema.ts';
import { findRoots } from '../../../people/territories/store.ts';
import { describeJobs } from '../../jobs/acts.ts';
import type { JobsResponse, JobView } from '../../jobs/schemas.ts';
import { textTable } from '../statistics/readable.ts';
import { say, withSession } from '../with-session.ts';

type Options = { lang: Language; json?: boolean };

export function listJobs({ json, lang }: Options): Promise<void> {
  return withSession(async ({ content, db }) => {
    const found = await describeJobs({ content, db }, { territoryIds: await findRoots(db), schoolIds: [] });
    say(json ? JSON.stringify(found) : readable(found, lang));
  });
}

function readable({ jobs, works }: JobsResponse, lang: Language): string {
  const shown = jobs.filter(({ state }) => state !== 'done');
  const rows = shown.map((job) => [
    job.kind,
    [job.on?.[lang], job.test && `${job.test.title[lang]}, ${job.test.grade}, ${job.test.year}`]
      .filter(Boolean)
      .join(': '),
    job.state,
    momentOf(job.since),
    `${job.tries} of ${job.mostTries}`,
    remarkOf(job),
    job.id,
  ]);
  const head = ['kind', 'on', 'state', 'since (UTC)', 'tries', '', 'id'];
  return [
    ...(works ? [] : ['no process does this work: start one by `opora work`']),
    rows.length === 0 ? 'nothing runs, waits or has failed' : textTable([head, ...rows]),
  ].join('\n');
}

/** How far it is, when it is tried next, and what went wrong. */
function remarkOf({ fault, nextTry, progress, silentSince }: JobView): string {
  const done = progress && [progress.step, `${progress.done} of ${progress.total}`].filter(Boolean).join(' ');
  const wrong = fault && (fault.why === 'error' ? [fault.name, fault.code].filter(Boolean).join(' ') : fault.why);
  const silent = silentSince && `no sign of life since ${momentOf(silentSince)}`;
  return [silent, done, wrong, nextTry && `next try ${momentOf(nextTry)}`].filter(Boolean).join(', ');
}

const momentOf = (moment: string): string => moment.slice(0, 19).replace('T', ' ');
