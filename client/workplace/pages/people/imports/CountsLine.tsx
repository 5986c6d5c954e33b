import type { ImportCounts } from '../../../../../server/people/imports/schemas.ts';
import { useWords } from '../../../../ui/words.ts';

const PARTS = ['new', 'changed', 'same', 'doubtful', 'faulty', 'leftOut'] as const;

/** The rows of a file and what each came to: the parts always add up. */
export function CountsLine({ counts }: { counts: ImportCounts }) {
  const { number, t } = useWords();
  const all = PARTS.reduce((sum, part) => sum + counts[part], 0);
  const parts = PARTS.map((part) =>
    t(`registerImport.counts.${part}`, { count: counts[part], n: number(counts[part]) }),
  );
  return <p>{t('registerImport.counts.all', { all: number(all), parts: parts.join(' + ') })}</p>;
}
