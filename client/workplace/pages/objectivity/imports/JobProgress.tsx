import { Alert, Progress } from '@mantine/core';
import type { ImportDetail } from '../../../../../server/objectivity/imports/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './ImportsPage.module.css';

/** How far the work has come, or why it ended. */
export function JobProgress({ job }: { job: NonNullable<ImportDetail['job']> }) {
  const { number, t } = useWords();
  if (job.failed) {
    return (
      <Alert color="red" variant="light" role="alert" className={styles.said}>
        {t(`vprImport.job.failed.${job.failed}`)}
      </Alert>
    );
  }
  const words = t(`vprImport.job.${job.kind}`, { done: number(job.done), total: number(job.total) });
  return (
    <div className={styles.progress} role="status">
      <p>{words}</p>
      <Progress value={job.total === 0 ? 0 : (100 * job.done) / job.total} aria-label={words} />
      <p className="quiet">{t('vprImport.job.leave')}</p>
    </div>
  );
}
