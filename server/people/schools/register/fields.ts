/** What is kept of a school, tidied and checked; imports and forms keep to the same rules. Pure. */
import { isCalendarDay } from '../../../../surveys/calendar-day.ts';
import { clean, fold } from '../../../../surveys/fold.ts';
import type { Localized } from '../../../../surveys/schema.ts';
import type { SchoolContact, SchoolData } from '../../../ground/db/schema.ts';
import { readAddress } from '../../identity/email-address.ts';
import type { SchoolFault, SchoolForm } from './schemas.ts';

/** What a form or a row of a file says; the rest of a school's data comes from what is done to it. */
export type FormData = Omit<SchoolData, 'territoryId' | 'closedOn' | 'successorId'>;

/** Where in the form, as `login` or `contact/email`. */
export type FieldFault = { path: string; fault: SchoolFault };

/** Of ФИС ОКО: mostly `edu` with digits, some regions have other letters. */
const LOGIN = /^[a-z]{2,6}\d{3,10}$/;
const CODE = /^[\p{L}\d-]{1,30}$/u;
const SITE = /^(https?:\/\/)?[^\s/:@]+\.[^\s/:@]{2,}(:\d+)?(\/\S*)?$/i;

export const tidyLogin = (text: string): string | null => clean(text).replaceAll(' ', '').toLowerCase() || null;
export const tidyCode = (text: string): string | null => clean(text).replaceAll(' ', '') || null;

export const isLogin = (text: string): boolean => LOGIN.test(text);
export const isCode = (text: string): boolean => CODE.test(text);
export const isEmail = (text: string): boolean => readAddress(text) !== null;
export const isSite = (text: string): boolean => SITE.test(text);

/** The names of a school by which files may know it, in both languages. */
export function namesOf({ aliases, name, shortName }: Pick<SchoolData, 'name' | 'shortName' | 'aliases'>): string[] {
  return [...new Set([name.ru, name.en, shortName.ru, shortName.en, ...aliases])];
}

/** An empty English name is the Russian one. */
export const tidyName = ({ en, ru }: Localized): Localized => ({ ru: clean(ru), en: clean(en) || clean(ru) });

/** Each once, and none that is a name already. */
export function tidyAliases(aliases: readonly string[], names: readonly string[]): string[] {
  const known = new Set(names.map(fold));
  return aliases.map(clean).filter((alias) => {
    const folded = fold(alias);
    if (folded === '' || known.has(folded)) return false;
    known.add(folded);
    return true;
  });
}

export const tidyContact = ({ email, person, phone }: SchoolContact): SchoolContact => ({
  person: clean(person),
  phone: clean(phone),
  email: clean(email),
});

export function tidyForm(form: SchoolForm): FormData {
  const [name, shortName] = [tidyName(form.name), tidyName(form.shortName)];
  return {
    name,
    shortName,
    schoolType: clean(form.schoolType),
    address: clean(form.address),
    login: tidyLogin(form.login ?? ''),
    code: tidyCode(form.code ?? ''),
    aliases: tidyAliases(form.aliases, [name.ru, name.en, shortName.ru, shortName.en]),
    contact: tidyContact(form.contact),
    site: clean(form.site),
    openedOn: form.openedOn,
  };
}

/** What is wrong with the data alone. */
export function faultsOf({ closedOn, code, contact, login, openedOn, site }: SchoolData): FieldFault[] {
  const faults: (FieldFault | false)[] = [
    login !== null && !isLogin(login) && { path: 'login', fault: 'loginWrong' },
    code !== null && !isCode(code) && { path: 'code', fault: 'codeWrong' },
    contact.email !== '' && !isEmail(contact.email) && { path: 'contact/email', fault: 'emailWrong' },
    site !== '' && !isSite(site) && { path: 'site', fault: 'siteWrong' },
    openedOn !== null && !isCalendarDay(openedOn) && { path: 'openedOn', fault: 'dayWrong' },
    closedOn !== null && !isCalendarDay(closedOn) && { path: 'closedOn', fault: 'dayWrong' },
    openedOn !== null && closedOn !== null && openedOn > closedOn && { path: 'closedOn', fault: 'closedBeforeOpened' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** Codes are equal in whatever case and with whatever blanks. */
export const foldCode = (text: string): string => fold(text).replaceAll(' ', '');

/** A school with which another one must share neither login nor code, nor a name within its territory. */
export type Peer = Pick<SchoolData, 'territoryId' | 'name' | 'shortName' | 'aliases' | 'login' | 'code'> & {
  id: number;
};

/**
 * What of the data another school has already.
 * @param peers without the school itself; names count of those in its territory that are open
 */
export function takenOf(data: SchoolData, peers: readonly (Peer & { isOpen: boolean })[]): FieldFault[] {
  const { code, login } = data;
  const neighbours = peers.filter(({ isOpen, territoryId }) => isOpen && territoryId === data.territoryId);
  const names = new Set(neighbours.flatMap((peer) => namesOf(peer).map(fold)));
  const isTaken = (...texts: string[]) => texts.some((text) => names.has(fold(text)));
  const faults: (FieldFault | false)[] = [
    login !== null && peers.some((peer) => peer.login === login) && { path: 'login', fault: 'loginTaken' },
    code !== null &&
      peers.some((peer) => peer.code !== null && foldCode(peer.code) === foldCode(code)) && {
        path: 'code',
        fault: 'codeTaken',
      },
    isTaken(data.name.ru, data.name.en) && { path: 'name', fault: 'nameTaken' },
    isTaken(data.shortName.ru, data.shortName.en) && { path: 'shortName', fault: 'nameTaken' },
    ...data.aliases.map(
      (alias, index) => isTaken(alias) && ({ path: `aliases/${index}`, fault: 'nameTaken' } as const),
    ),
  ];
  return faults.filter((fault) => fault !== false);
}
