import { Switch } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DoubtfulCell, Quality } from '../../../server/profiles/disclosure/schemas.ts';
import { MethodLink } from '../../ui/MethodLink.tsx';
import { useWords } from '../../ui/words.ts';
import styles from './QualitySwitch.module.css';

/** The view that the address asks for. */
export function useQuality(): Quality {
  const { quality } = useSearch({ strict: false });
  return quality ?? 'all';
}

/** Results with and without answer sets given without care; says plainly where the two cannot be told apart. */
export function QualitySwitch({ doubtful, quality }: { doubtful: DoubtfulCell[]; quality: Quality }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const removed = doubtful.flatMap((cell) => (cell.doubtful.kind === 'removed' ? [cell.doubtful.n] : []));
  const few = doubtful.filter((cell) => cell.doubtful.kind === 'few').length;
  if (removed.length + few === 0) return null;
  const choose = (isKept: boolean) =>
    void navigate({ to: '.', search: (search) => ({ ...search, quality: isKept ? 'kept' : undefined }) });
  const count = removed.reduce((a, b) => a + b, 0);
  return (
    <div className={styles.quality}>
      {removed.length > 0 && (
        <Switch
          label={t('quality.without')}
          checked={quality === 'kept'}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
        />
      )}
      <p className="quiet">
        {removed.length > 0 && t(quality === 'kept' ? 'quality.removed' : 'quality.counted', { count })}{' '}
        {few > 0 && t('quality.together', { count: few })} <MethodLink method="answer-quality" />
      </p>
    </div>
  );
}
