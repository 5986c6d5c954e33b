/** What changed between two versions of a school, as one reads it. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { Localized } from '../../../../surveys/schema.ts';
import type { SchoolData } from '../../../ground/db/schema.ts';
import type { FieldChange, SchoolField } from './schemas.ts';

/** Names by id, of the territories and schools that versions may mention. */
export type PlaceNames = { territories: ReadonlyMap<number, Localized>; schools: ReadonlyMap<number, Localized> };

const ALIAS_SEPARATOR = ' | ';

const plain = (text: string | null): Localized | null => (text ? { ru: text, en: text } : null);
const named = (id: number | null, names: ReadonlyMap<number, Localized>): Localized | null =>
  id === null ? null : (names.get(id) ?? plain(String(id)));

function fieldsOf(data: SchoolData, { schools, territories }: PlaceNames): Record<SchoolField, Localized | null> {
  return {
    territory: named(data.territoryId, territories),
    name: data.name,
    shortName: data.shortName,
    schoolType: plain(data.schoolType),
    address: plain(data.address),
    login: plain(data.login),
    code: plain(data.code),
    aliases: plain(data.aliases.join(ALIAS_SEPARATOR)),
    contactPerson: plain(data.contact.person),
    phone: plain(data.contact.phone),
    email: plain(data.contact.email),
    site: plain(data.site),
    openedOn: plain(data.openedOn),
    closedOn: plain(data.closedOn),
    successor: named(data.successorId, schools),
  };
}

/** @param before null for a school that was not there: every field that says something has come */
export function changesBetween(before: SchoolData | null, after: SchoolData, names: PlaceNames): FieldChange[] {
  const [old, now] = [before && fieldsOf(before, names), fieldsOf(after, names)];
  return (Object.keys(now) as SchoolField[])
    .map((field) => ({ field, before: old?.[field] ?? null, after: now[field] }))
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
}
