import { Alert, Button } from '@mantine/core';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { type Drafts, entriesOf } from './grid.ts';
import styles from './NumbersGrid.module.css';
import { putEntries, useRollChange } from './saving.ts';

/** All changes go as a whole, for one day. */
export function SavingBar({ asOf, clear, drafts }: { drafts: Drafts; asOf: string; clear(): void }) {
  const { day, t } = useWords();
  const saving = useRollChange(putEntries);
  const { entries, wrong } = entriesOf(drafts, asOf);
  const count = entries.length + wrong.length;
  if (count === 0) {
    return saving.isSuccess ? (
      <Alert color="teal" variant="light" role="status" mt="sm">
        {t('enrolment.saved', { count: saving.variables.length })}
      </Alert>
    ) : null;
  }
  return (
    <section className={styles.saving} aria-label={t('enrolment.unsaved')}>
      <p role="status">
        <strong>{t('enrolment.changed', { count })}</strong>
        {wrong.length > 0 && ` ${t('enrolment.wrong', { count: wrong.length })}`}
      </p>
      <Button
        loading={saving.isPending}
        disabled={wrong.length > 0}
        onClick={() => saving.mutate(entries, { onSuccess: clear })}
      >
        {t('enrolment.save', { day: day(asOf) })}
      </Button>
      <Button variant="default" disabled={saving.isPending} onClick={clear}>
        {t('enrolment.discard')}
      </Button>
      <FaultAlert error={saving.error} />
    </section>
  );
}
