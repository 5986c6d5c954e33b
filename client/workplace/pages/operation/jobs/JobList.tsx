import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import styles from './JobsPage.module.css';
import { type Job, kindWords, standingWords, testWords, whatWords } from './jobWords.ts';

type JobListProps = {
  jobs: Job[];
  /** What is said where there are none. */
  none: string;
  ask(job: Job): void;
};

/** Jobs with how they stand, and what may be done about each. */
export function JobList({ jobs, none, ask }: JobListProps) {
  if (jobs.length === 0) return <p>{none}</p>;
  return (
    <ul className={styles.list}>
      {jobs.map((job) => (
        <JobItem key={job.id} job={job} ask={ask} />
      ))}
    </ul>
  );
}

function JobItem({ job, ask }: { job: Job; ask(job: Job): void }) {
  const words = useWords();
  const { say, t } = words;
  const { on, progress, state } = job;
  const mayImport = may(useSession(), 'vpr:import');
  const standing = standingWords(words, job);
  const what = whatWords(words, job);
  return (
    <li className={styles.item} data-state={job.silentSince === null ? state : 'silent'}>
      <div className={styles.what}>
        <strong>{kindWords(words, job.kind)}</strong>
        {on !== null && <span>{say(on)}</span>}
        {job.test !== null && (
          <span>
            {mayImport ? (
              <Link to="/objectivity/imports" search={{ import: job.test.import }}>
                {testWords(words, job)}
              </Link>
            ) : (
              testWords(words, job)
            )}
          </span>
        )}
      </div>
      <div className={styles.standing}>
        {standing}
        {progress !== null && progress.total > 0 && (
          <Progress mt={6} value={(100 * progress.done) / progress.total} aria-label={`${what}: ${standing}`} />
        )}
      </div>
      {job.may !== null && (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t(`jobs.${job.may}Label`, { what })}
          onClick={() => ask(job)}
        >
          {t(`jobs.${job.may}`)}
        </Button>
      )}
    </li>
  );
}
