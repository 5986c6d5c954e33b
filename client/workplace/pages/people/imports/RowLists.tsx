import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PreviewRow } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './RegisterImport.module.css';

const LISTS = ['new', 'changed', 'same', 'leftOut'] as const;
/** A register of a region has thousands. */
const SHOWN_AT_FIRST = 50;

type RowListsProps<Row> = { rows: Row[]; detail?: (row: Row) => ReactNode };

/** What each row would bring, by what it comes to; what changes stands open, the rest is folded away. */
export function RowLists<Row extends PreviewRow>({ detail, rows }: RowListsProps<Row>) {
  const { t } = useWords();
  return (
    <>
      {LISTS.map((kind) => {
        const own = rows.filter((row) => row.kind === kind);
        return (
          own.length > 0 && (
            <details key={kind} className={styles.details} open={kind === 'changed'}>
              <summary>{t(`registerImport.rows.${kind}`, { count: own.length })}</summary>
              <RowList rows={own} detail={detail} />
            </details>
          )
        );
      })}
    </>
  );
}

function RowList<Row extends PreviewRow>({ detail, rows }: RowListsProps<Row>) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((row) => (
          <li key={row.line}>
            {row.name} <span className="quiet">{t('registerImport.line', { line: row.line })}</span>
            {detail?.(row)}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('registerImport.showAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
