/** The list of the kinds of evidence: each is whole, and one that is added is asked for all of this. */
import { describe, expect, it } from 'vitest';
import { en } from '../../../client/i18n/en.ts';
import { ru } from '../../../client/i18n/ru.ts';
import { isRole } from '../../../server/people/identity/roles.ts';
import { fieldsOf } from '../../../server/roadmap/evidence/fields.ts';
import { EVIDENCE_KINDS, kindOf } from '../../../server/roadmap/evidence/kinds.ts';
import type { EvidenceField } from '../../../server/roadmap/evidence/schemas.ts';
import { loadContent } from '../../../surveys/load.ts';

const { forms } = loadContent();
const LANGUAGES = { ru, en };

/** A field and those of its rows. */
const withRows = (field: EvidenceField): EvidenceField[] => [field, ...(field.type === 'rows' ? field.fields : [])];

describe.each(EVIDENCE_KINDS)('the kind %s', (kind) => {
  const { rights, shape } = kindOf(kind);
  const fields = fieldsOf(kind);

  it.each(['ru', 'en'] as const)('has its words in %s', (language) => {
    const { begin, day, fields: labels, hints, kinds, options } = LANGUAGES[language].evidence;
    for (const words of [kinds, begin, day]) expect(words[kind]).toMatch(/\S/);
    for (const field of fields.flatMap(withRows)) {
      expect(labels).toHaveProperty(field.label);
      if (field.hint !== null) expect(hints).toHaveProperty(field.hint);
      if (field.type === 'choice') for (const option of field.options) expect(options).toHaveProperty(option);
    }
  });

  it('is written and read by roles that there are, and read in full by some', () => {
    const { district, ownReaders = [], readers, school } = rights;
    expect([...district, ...school]).not.toEqual([]);
    expect(readers).not.toEqual([]);
    for (const role of [...district, ...school, ...readers, ...ownReaders]) expect(isRole(role)).toBe(true);
    for (const writer of [...district, ...school]) expect([...readers, ...ownReaders]).toContain(writer);
  });

  it('asks for every value of its shape in a way that a page can draw', () => {
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(shape.properties));
    for (const field of fields.flatMap(withRows)) {
      if (field.type === 'choice') expect(field.options).not.toEqual([]);
      if (field.type === 'answers') expect(forms).toHaveProperty(field.form ?? '');
      if (field.type === 'rows') expect(field.fields).not.toEqual([]);
    }
  });

  it('refuses what nobody asked for', () => {
    expect(shape).toMatchObject({ additionalProperties: false });
  });
});
