/** Data of records as forms hold them: every field has a value, and what is empty goes back as the server wants it. */
import { yearOf } from '../../../../days.ts';
import type { Field } from './fields.ts';

export type Value = string | number | boolean | null | Values[] | Record<string, unknown>;
export type Values = { [name: string]: Value };

/** The values of a new record or row. @param today YYYY-MM-DD */
export function blank(fields: readonly Field[], today: string): Values {
  return Object.fromEntries(fields.map((field) => [field.name, blankValue(field, today)]));
}

function blankValue(field: Field, today: string): Value {
  switch (field.type) {
    case 'choice':
      return field.isOptional ? '' : field.options[0];
    case 'flag':
      return false;
    case 'rows':
      return field.atLeastOne ? [blank(field.fields, today)] : [];
    case 'answers':
      return field.isOptional ? null : {};
    case 'year':
      return yearOf(today);
    case 'day':
      return field.isOptional ? '' : today;
    case 'month':
      return today.slice(0, 7);
    case 'kept':
      return null;
    default:
      return '';
  }
}

/** Data of the server as a form holds them: what is null is an empty field. */
export function valuesOf(fields: readonly Field[], data: Record<string, unknown>): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = data[field.name] as Value | undefined;
      if (field.type === 'rows') {
        return [field.name, ((value ?? []) as Values[]).map((row) => valuesOf(field.fields, row))];
      }
      const isPlain = field.type !== 'answers' && field.type !== 'kept';
      return [field.name, value ?? (isPlain ? '' : null)];
    }),
  );
}

/** What a form holds as the server wants it. */
export function dataOf(fields: readonly Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, dataValue(field, values[field.name])]));
}

function dataValue(field: Field, value: Value): unknown {
  switch (field.type) {
    case 'rows':
      return (value as Values[]).map((row) => dataOf(field.fields, row));
    case 'count':
    case 'year':
    case 'school':
      return value === '' || value === null ? null : Number(value);
    case 'day':
    case 'choice':
      return value === '' ? null : value;
    case 'post':
      return value === '' && field.isOptional ? null : String(value).trim();
    case 'line':
    case 'text':
    case 'link':
      return String(value ?? '').trim();
    default:
      return value;
  }
}

export type FieldFault = 'required' | 'wholeNumber' | 'address';

/** Faults by the path of their field, as forms name them: `pairs.0.teacher`. */
export function faultsOf(fields: readonly Field[], values: Values, path = 'data'): Record<string, FieldFault> {
  return Object.assign(
    {},
    ...fields.map((field) => {
      const at = `${path}.${field.name}`;
      const value = values[field.name];
      if (field.type === 'rows') {
        const rows = value as Values[];
        return Object.assign({}, ...rows.map((row, index) => faultsOf(field.fields, row, `${at}.${index}`)));
      }
      const fault = faultOf(field, value);
      return fault ? { [at]: fault } : {};
    }),
  );
}

function faultOf(field: Field, value: Value): FieldFault | null {
  if (field.type === 'rows' || field.type === 'flag' || field.type === 'kept' || field.type === 'answers') return null;
  const typed = String(value ?? '').trim();
  if (typed === '') return field.isOptional ? null : 'required';
  if (field.type === 'count' && !/^\d{1,5}$/.test(typed)) return 'wholeNumber';
  if (field.type === 'link' && !/^https?:\/\/\S+$/.test(typed)) return 'address';
  return null;
}

/** Fields of which two versions of a record differ. */
export function differing(fields: readonly Field[], a: Values, b: Values): Field[] {
  const told = (values: Values, field: Field) => JSON.stringify(dataValue(field, values[field.name]));
  return fields.filter((field) => told(a, field) !== told(b, field));
}
