/** What a row makes of what is known of a school: empty cells erase nothing, and another writing of a name is no other name. Pure. */
import { fold } from '../../../../surveys/fold.ts';
import type { Localized } from '../../../../surveys/schema.ts';
import type { SchoolData } from '../../../ground/db/schema.ts';
import { namesOf, tidyAliases } from '../register/fields.ts';
import { LIMITS } from '../register/schemas.ts';
import type { SaidOfSchool } from './rows.ts';

const both = (text: string): Localized => ({ ru: text, en: text });

/** A school that was not there. Where only one of its names is said, the other one is the same. */
export function newSchool(said: SaidOfSchool, territoryId: number): SchoolData {
  const { closedOn, code, login, openedOn } = said;
  const [name, shortName] = [both(said.name || said.shortName), both(said.shortName || said.name)];
  return {
    territoryId,
    name,
    shortName,
    schoolType: said.schoolType,
    address: said.address,
    login,
    code,
    aliases: tidyAliases(said.aliases, [name.ru, shortName.ru]),
    contact: { person: said.person, phone: said.phone, email: said.email },
    site: said.site,
    openedOn,
    closedOn,
    successorId: null,
  };
}

/** A school with what a row says of it. A name that it had stays among its other names, so that files still find it by it. */
export function mergeInto(known: SchoolData, said: SaidOfSchool): SchoolData {
  const [name, shortName] = [renamed(known, 'name', said.name), renamed(known, 'shortName', said.shortName)];
  const left = [known.name, known.shortName].flatMap(({ en, ru }) => [ru, en]);
  const aliases = [...known.aliases, ...left, ...said.aliases, said.name, said.shortName];
  return {
    ...known,
    name,
    shortName,
    schoolType: said.schoolType || known.schoolType,
    address: said.address || known.address,
    login: said.login ?? known.login,
    code: said.code ?? known.code,
    aliases: tidyAliases(aliases, [name.ru, name.en, shortName.ru, shortName.en]).slice(0, LIMITS.aliases),
    contact: {
      person: said.person || known.contact.person,
      phone: said.phone || known.contact.phone,
      email: said.email || known.contact.email,
    },
    site: said.site || known.site,
    openedOn: said.openedOn ?? known.openedOn,
    // The end of a school that was merged is that of the merging.
    closedOn: known.successorId === null ? (said.closedOn ?? known.closedOn) : known.closedOn,
  };
}

function renamed(known: SchoolData, field: 'name' | 'shortName', text: string): Localized {
  if (text === '') return known[field];
  const isKnown = namesOf(known).some((name) => fold(name) === fold(text));
  return isKnown ? known[field] : both(text);
}
