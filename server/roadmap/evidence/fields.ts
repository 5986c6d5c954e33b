/** What a page asks for in a record of a kind, told from the shape that the server checks. */
import type { TObject, TSchema } from 'typebox';
import { type EvidenceKind, kindOf } from './kinds.ts';
import type { EvidenceField, PlainField } from './schemas.ts';

/** A JSON schema as `shapes.ts` writes it. */
type Shape = TSchema & {
  type?: string;
  enum?: string[];
  anyOf?: Shape[];
  items?: TObject;
  minItems?: number;
  minLength?: number;
  pattern?: string;
  asks?: PlainField['type'];
  label?: string;
  hint?: string | null;
  form?: string | null;
};

/** In the order of the shape. */
export function fieldsOf(kind: EvidenceKind): EvidenceField[] {
  return Object.entries(kindOf(kind).shape.properties as Record<string, Shape>).map(([name, shape]) =>
    shape.items ? rowsOf(name, shape, shape.items) : plainOf(name, shape),
  );
}

function rowsOf(name: string, { hint = null, label = name, minItems = 0 }: Shape, items: TObject): EvidenceField {
  const rows = Object.entries(items.properties as Record<string, Shape>);
  return {
    name,
    label,
    hint,
    type: 'rows',
    atLeastOne: minItems > 0,
    fields: rows.map(([own, each]) => plainOf(own, each)),
  };
}

function plainOf(name: string, given: Shape): PlainField {
  const { isNullable, shape } = withoutNull(given);
  const { asks, enum: options = [], form = null, hint = null, label = name } = shape;
  const isOptional = isNullable || (shape.type === 'string' && takesNothing(shape));
  return { name, label, hint, type: asks ?? (shape.enum ? 'choice' : 'flag'), isOptional, options, form };
}

function withoutNull(shape: Shape): { isNullable: boolean; shape: Shape } {
  const [own, ...others] = shape.anyOf ?? [shape];
  return { isNullable: others.some(({ type }) => type === 'null'), shape: own };
}

/** Whether an empty text is one of the texts that the shape takes. */
function takesNothing({ minLength = 0, pattern = '' }: Shape): boolean {
  return minLength === 0 && new RegExp(pattern).test('');
}
