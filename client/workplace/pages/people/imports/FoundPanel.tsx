import { Button, NativeSelect } from '@mantine/core';
import type { FoundTable } from '../../../../../server/people/imports/schemas.ts';
import type { TableChoice } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import styles from './RegisterImport.module.css';

/** A heading stands among the first rows of a sheet. */
const MOST_LINES = 40;

type FoundPanelProps = { table: FoundTable; choice: TableChoice; choose(choice: TableChoice): void };

/** Where the table was found; what was found wrongly is changed here. */
export function FoundPanel({ choice, choose, table }: FoundPanelProps) {
  const { say, t } = useWords();
  const { columns, headingLine, meanings, sheet, sheets, titles } = table;
  const read = meanings.filter(({ column }) => column in columns).map(({ title }) => `«${say(title)}»`);
  const lines = Array.from({ length: Math.max(MOST_LINES, headingLine) }, (_, index) => String(index + 1));
  return (
    <>
      <p>
        {sheets.length > 1 && `${t('registerImport.foundSheet', { sheet })} `}
        {t('registerImport.found', { line: headingLine, columns: read.join(', ') })}
      </p>
      <details className={styles.details}>
        <summary>{t('registerImport.change')}</summary>
        <div className={styles.columns}>
          {sheets.length > 1 && (
            <NativeSelect
              label={t('registerImport.sheet')}
              data={sheets}
              value={sheet}
              onChange={({ currentTarget }) => choose({ sheet: currentTarget.value })}
            />
          )}
          <NativeSelect
            label={t('registerImport.headingLine')}
            data={lines}
            value={String(headingLine)}
            onChange={({ currentTarget }) => choose({ sheet, headingLine: Number(currentTarget.value) })}
          />
        </div>
        <ColumnChoices
          meanings={meanings}
          titles={titles}
          columns={columns}
          change={(meaning, column) =>
            choose({ sheet, headingLine, columns: { ...choice.columns, [meaning]: column } })
          }
        />
        {Object.keys(choice).length > 0 && (
          <Button variant="default" size="compact-md" onClick={() => choose({})}>
            {t('registerImport.findAgain')}
          </Button>
        )}
      </details>
    </>
  );
}
