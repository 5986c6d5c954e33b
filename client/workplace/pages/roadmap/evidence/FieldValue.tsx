import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import { dataName, type Value, type Values } from './data.ts';
import type { Field } from './fields.ts';

/** What a record says in one field, in words. */
export function FieldValue({ field, value }: { field: Field; value: Value }) {
  const words = useWords();
  const { day, say, t } = words;
  const { nameOf } = useSchools();
  if (value === null || value === '' || value === undefined) return <span className="quiet">{t('evidence.none')}</span>;
  switch (field.type) {
    case 'rows':
      return <RowsValue field={field} rows={value as Values[]} />;
    case 'answers':
      return <>{t('evidence.answered', { count: Object.keys(value as object).length })}</>;
    case 'flag':
      return <>{t(value ? 'evidence.yes' : 'evidence.no')}</>;
    case 'choice': {
      const chosen = field.options.find((option) => option === value);
      return <>{chosen ? t(`evidence.options.${chosen}`) : String(value)}</>;
    }
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

function RowsValue({ field, rows }: { field: Extract<Field, { type: 'rows' }>; rows: Values[] }) {
  const { t } = useWords();
  if (rows.length === 0) return <span className="quiet">{t('evidence.none')}</span>;
  return (
    <ul>
      {rows.map((row, index) => (
        // Rows have no identity of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <li key={index}>
          {field.fields
            .filter((each) => row[dataName(each)] !== '' && row[dataName(each)] !== null)
            .map((each, place) => (
              <span key={each.name}>
                {place > 0 && '; '}
                {t(`evidence.fields.${each.name}`)}: <FieldValue field={each} value={row[dataName(each)]} />
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
