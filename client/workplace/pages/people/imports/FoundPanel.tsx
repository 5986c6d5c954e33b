import type { FoundTable } from '../../../../../server/people/imports/schemas.ts';
import type { TableChoice } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { ColumnChoices } from './ColumnChoices.tsx';
import { PlaceForm } from './PlaceForm.tsx';

type FoundPanelProps = { table: FoundTable; choice: TableChoice; choose(choice: TableChoice): void };

/** Where the table was found; what was found wrongly is changed here. */
export function FoundPanel({ choice, choose, table }: FoundPanelProps) {
  const { say, t } = useWords();
  const { columns, line, meanings, sheet, sheets, titles } = table;
  const read = meanings.filter(({ column }) => column in columns).map(({ title }) => `«${say(title)}»`);
  return (
    <>
      <p>
        {t(sheet === '' ? 'tablePlace.onLine' : 'tablePlace.onSheet', { line, sheet })}{' '}
        {t('registerImport.found', { columns: read.join(', ') })}
      </p>
      <PlaceForm
        key={`${sheet} ${line}`}
        summary={t('registerImport.change')}
        sheets={sheets}
        place={{ sheet, line }}
        isOpen={false}
        isChanged={Object.keys(choice).length > 0}
        goTo={choose}
      >
        <ColumnChoices
          meanings={meanings}
          titles={titles}
          columns={columns}
          change={(meaning, column) => choose({ sheet, line, columns: { ...choice.columns, [meaning]: column } })}
        />
      </PlaceForm>
    </>
  );
}
