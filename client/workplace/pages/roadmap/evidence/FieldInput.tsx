import { Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { lazy, Suspense } from 'react';
import { LoadingPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { blank, type Values } from './data.ts';
import styles from './EvidencePage.module.css';
import { type Field, hintOf, labelOf, optionText, type RowsField } from './fields.ts';
import { SchoolSelect } from './SchoolSelect.tsx';

export type RecordFields = { occursOn: string; schoolId: string; note: string; data: Values };
export type RecordForm = UseFormReturnType<RecordFields>;

// SurveyJS is larger than all the rest of the page, and few kinds need it.
const WorkingForm = lazy(() => import('./WorkingForm.tsx'));

type FieldInputProps = { form: RecordForm; field: Field; path: string; today: string };

/** One field of a record, whatever its type. @param path of the value in the form, for instance `data.title` */
export function FieldInput({ form, field, path, today }: FieldInputProps) {
  const words = useWords();
  const { t } = words;
  const label = labelOf(field, words);
  const isOptional = field.type !== 'rows' && field.isOptional;
  const common = {
    label: isOptional ? label : `${label} *`,
    description: hintOf(field, words),
    mb: 'sm' as const,
    'aria-required': !isOptional,
  };
  switch (field.type) {
    case 'kept':
      return null;
    case 'rows':
      return <Rows form={form} field={field} path={path} today={today} />;
    case 'answers':
      return (
        <Suspense fallback={<LoadingPanel />}>
          <WorkingForm form={form} path={path} name={field.form ?? ''} label={label} />
        </Suspense>
      );
    case 'flag':
      return <Checkbox label={label} mb="sm" {...form.getInputProps(path, { type: 'checkbox' })} />;
    case 'choice':
      return (
        <NativeSelect
          {...common}
          data={[
            ...(isOptional ? [{ value: '', label: t('evidence.none') }] : []),
            ...field.options.map((value) => ({ value, label: optionText(value, words) })),
          ]}
          {...form.getInputProps(path)}
        />
      );
    case 'school':
      return <SchoolSelect {...common} optional={isOptional} {...form.getInputProps(path)} />;
    case 'text':
      return <Textarea {...common} autosize minRows={2} maxLength={4000} {...form.getInputProps(path)} />;
    case 'count':
    case 'year':
      return (
        <NumberInput
          {...common}
          allowNegative={false}
          allowDecimal={false}
          hideControls
          maw={200}
          {...form.getInputProps(path)}
        />
      );
    default:
      return <TextInput {...common} {...inputOf(field.type)} {...form.getInputProps(path)} />;
  }
}

function inputOf(type: 'line' | 'link' | 'day' | 'month' | 'post') {
  if (type === 'day') return { type: 'date', maw: 200 };
  if (type === 'month') return { type: 'month', maw: 200, placeholder: '2026-03' };
  if (type === 'link') return { type: 'url', maxLength: 500, placeholder: 'https://' };
  return { maxLength: type === 'post' ? 120 : 200 };
}

/** Entries of a list: pairs, schools with their people, posts on courses. */
function Rows({ form, field, path, today }: FieldInputProps & { field: RowsField }) {
  const words = useWords();
  const { t } = words;
  const rows = form.getInputProps(path).value as Values[];
  return (
    <Fieldset legend={labelOf(field, words)} mb="sm">
      {rows.map((_, index) => (
        // Rows have no identity of their own, and none keeps state outside the form.
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is what the form names a row by
        <div key={index} className={styles.row}>
          {field.fields.map((each) => (
            <FieldInput key={each.name} form={form} field={each} path={`${path}.${index}.${each.name}`} today={today} />
          ))}
          <Button variant="subtle" size="compact-sm" onClick={() => form.removeListItem(path, index)}>
            {t('evidence.removeRow', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <Group>
        <Button variant="default" size="sm" onClick={() => form.insertListItem(path, blank(field.fields, today))}>
          {t('evidence.addRow')}
        </Button>
      </Group>
    </Fieldset>
  );
}
