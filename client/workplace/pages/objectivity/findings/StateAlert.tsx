import { Alert } from '@mantine/core';
import type { AnalysisState, Reference } from '../../../../../server/objectivity/findings/schemas.ts';
import { useWords } from '../../../../ui/words.ts';

/** How far the computing is, where what is shown is not the newest. */
export function StateAlert({ state }: { state: AnalysisState }) {
  const { moment, t } = useWords();
  const { computedAt, kind, progress } = state;
  if (kind === 'ready' || kind === 'empty')
    return computedAt && <p className="quiet">{t('objectivity.state.computedAt', { when: moment(computedAt) })}</p>;
  if (kind === 'failed')
    return (
      <Alert color="red" variant="light" role="alert" mb="md">
        {t('objectivity.state.failed')}
      </Alert>
    );
  return (
    <div role="status">
      <Alert color="gray" variant="light" mb="md">
        {t(computedAt === null ? 'objectivity.state.first' : 'objectivity.state.computing')}{' '}
        {progress?.step === 'reading' && t('objectivity.state.reading', progress)}
        {progress?.step === 'judging' && t('objectivity.state.judging')}
      </Alert>
    </div>
  );
}

/** Against what schools are judged, and what that hides. */
export function ReferenceLine({ reference }: { reference: Reference }) {
  const { t } = useWords();
  const { baselineSchools, baselineUnfit, kind } = reference;
  return (
    <p>
      {t(`objectivity.reference.${kind}`, { count: baselineSchools ?? 0 })}{' '}
      {baselineUnfit && t('objectivity.reference.unfit')}
    </p>
  );
}
