import { Alert, Button } from '@mantine/core';
import type { ImportCounts } from '../../../../../server/people/imports/schemas.ts';
import { Refusal } from '../../../../api/request.ts';
import { FaultAlert } from '../../../../ui/FaultAlert.tsx';
import { useWords } from '../../../../ui/words.ts';
import { CountsLine } from './CountsLine.tsx';

type TakePanelProps = {
  counts: ImportCounts;
  /** Why it cannot be taken yet. */
  obstacle: string | null;
  /** While another choice is tried. */
  isAsking: boolean;
  taking: { error: Error | null; isPending: boolean };
  take(): void;
  checkAgain(): void;
};

const LEFT = ['faulty', 'doubtful', 'leftOut'] as const;

/** How many rows come in, what stays out, and the decision. */
export function TakePanel({ checkAgain, counts, isAsking, obstacle, take, taking }: TakePanelProps) {
  const { number, t } = useWords();
  const taken = counts.new + counts.changed;
  const left = LEFT.filter((part) => counts[part] > 0).map((part) =>
    t(`registerImport.left.${part}`, { n: number(counts[part]) }),
  );
  const isOutdated = taking.error instanceof Refusal && taking.error.problem?.code === 'importChanged';
  return (
    <section aria-label={t('registerImport.decision')}>
      <CountsLine counts={counts} />
      {left.length > 0 && <p>{t('registerImport.left.all', { parts: left.join(', ') })}</p>}
      {taken === 0 && <p>{t(counts.same > 0 ? 'registerImport.nothingNew' : 'registerImport.nothing')}</p>}
      {obstacle && (
        <Alert color="yellow" variant="light" mb="md">
          {obstacle}
        </Alert>
      )}
      <FaultAlert error={taking.error} />
      {isOutdated ? (
        <Button onClick={checkAgain}>{t('registerImport.checkAgain')}</Button>
      ) : (
        <Button onClick={take} loading={taking.isPending} disabled={taken === 0 || obstacle !== null || isAsking}>
          {t('registerImport.load', { count: taken })}
        </Button>
      )}
    </section>
  );
}
