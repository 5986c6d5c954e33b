import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import type { Value, Values } from './data.ts';
import { type Field, labelOf, optionText, type RowsField } from './fields.ts';

type FieldValueProps = {
  field: Field;
  value: Value;
  /** Where the value stands in the data, and what of these is hidden. */
  path: string;
  hidden: readonly string[];
};

/** What a record says in one field, in words. */
export function FieldValue({ field, hidden, path, value }: FieldValueProps) {
  const words = useWords();
  const { day, say, t } = words;
  const { nameOf } = useSchools();
  if (hidden.includes(path)) return <>{t('evidence.fewPeople')}</>;
  if (value === null || value === '' || value === undefined) return <span className="quiet">{t('evidence.none')}</span>;
  switch (field.type) {
    case 'rows':
      return <RowsValue field={field} hidden={hidden} rows={value as Values[]} />;
    case 'answers':
      return <>{t('evidence.answered', { count: Object.keys(value as object).length })}</>;
    case 'flag':
      return <>{t(value ? 'evidence.yes' : 'evidence.no')}</>;
    case 'choice':
      return <>{field.options.includes(String(value)) ? optionText(String(value), words) : String(value)}</>;
    case 'school':
      return <>{say(nameOf(Number(value)))}</>;
    case 'day':
      return <>{day(String(value))}</>;
    case 'link':
      return (
        <a href={String(value)} rel="noreferrer" target="_blank">
          {String(value)}
        </a>
      );
    default:
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
  }
}

type RowsValueProps = { field: RowsField; hidden: readonly string[]; rows: Values[] };

function RowsValue({ field, hidden, rows }: RowsValueProps) {
  const words = useWords();
  const { t } = words;
  if (rows.length === 0) return <span className="quiet">{t('evidence.none')}</span>;
  return (
    <ul>
      {rows.map((row, index) => (
        // Rows have no identity of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <li key={index}>
          {field.fields
            .map((each) => ({ each, path: `${field.name}/${index}/${each.name}` }))
            .filter(({ each, path }) => hidden.includes(path) || (row[each.name] !== '' && row[each.name] !== null))
            .map(({ each, path }, place) => (
              <span key={each.name}>
                {place > 0 && '; '}
                {labelOf(each, words)}: <FieldValue field={each} hidden={hidden} path={path} value={row[each.name]} />
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
