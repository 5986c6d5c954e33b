import { NativeSelect } from '@mantine/core';
import type { FoundTable } from '../../../../../server/people/imports/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { columnLetters } from '../../objectivity/imports/columnLetters.ts';
import styles from './RegisterImport.module.css';

type ColumnChoicesProps = {
  meanings: FoundTable['meanings'];
  /** What stands over each column of the file. */
  titles: string[];
  /** Columns from 0 by their meaning. */
  columns: Record<string, number | null>;
  change(meaning: string, column: number | null): void;
};

/** For each thing that a register may hold the column of the file that says it. */
export function ColumnChoices({ change, columns, meanings, titles }: ColumnChoicesProps) {
  const { say, t } = useWords();
  const offered = [
    { value: '', label: t('registerImport.noColumn') },
    ...titles.map((title, column) => ({
      value: String(column),
      label: title === '' ? columnLetters(column) : `${columnLetters(column)}: ${title}`,
    })),
  ];
  return (
    <div className={styles.columns}>
      {meanings.map(({ column, title }) => (
        <NativeSelect
          key={column}
          label={say(title)}
          data={offered}
          value={String(columns[column] ?? '')}
          onChange={({ currentTarget: { value } }) => change(column, value === '' ? null : Number(value))}
        />
      ))}
    </div>
  );
}
