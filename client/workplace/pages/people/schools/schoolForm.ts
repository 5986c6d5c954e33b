/** The form of a school: its values as one types them, what the server takes, and which field a fault belongs to. */
import type {
  SchoolFault,
  SchoolForm,
  SchoolResponse,
  LIMITS as ServerLimits,
} from '../../../../../server/people/schools/register/schemas.ts';
import type { Words } from '../../../../ui/words.ts';

export type SchoolValues = {
  name: string;
  nameEn: string;
  shortName: string;
  shortNameEn: string;
  schoolType: string;
  address: string;
  login: string;
  code: string;
  /** One a line. */
  aliases: string;
  person: string;
  phone: string;
  email: string;
  site: string;
  openedOn: string;
};

/** In signs, the same as the server's: a difference is an error of the types. */
export const LIMITS: typeof ServerLimits = {
  name: 500,
  shortName: 500,
  schoolType: 200,
  address: 500,
  login: 20,
  code: 30,
  aliases: 20,
  alias: 300,
  person: 200,
  phone: 100,
  email: 200,
  site: 300,
  note: 500,
};

export const EMPTY: SchoolValues = {
  name: '',
  nameEn: '',
  shortName: '',
  shortNameEn: '',
  schoolType: '',
  address: '',
  login: '',
  code: '',
  aliases: '',
  person: '',
  phone: '',
  email: '',
  site: '',
  openedOn: '',
};

export function valuesOf({ data }: Pick<SchoolResponse, 'data'>): SchoolValues {
  const { address, aliases, code, contact, login, name, openedOn, schoolType, shortName, site } = data;
  return {
    ...contact,
    address,
    schoolType,
    site,
    name: name.ru,
    // A name that was never given in English is the Russian one.
    nameEn: name.en === name.ru ? '' : name.en,
    shortName: shortName.ru,
    shortNameEn: shortName.en === shortName.ru ? '' : shortName.en,
    login: login ?? '',
    code: code ?? '',
    aliases: aliases.join('\n'),
    openedOn: openedOn ?? '',
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Where only a short name is known, it is the full one as well. */
export function formOf(values: SchoolValues): SchoolForm {
  const { address, aliases, code, email, login, openedOn, person, phone, schoolType, site } = values;
  const short = values.shortName.trim();
  return {
    name: { ru: values.name.trim() || short, en: values.nameEn.trim() },
    shortName: { ru: short, en: values.shortNameEn.trim() },
    schoolType: schoolType.trim(),
    address: address.trim(),
    login: login.trim() || null,
    code: code.trim() || null,
    aliases: linesOf(aliases),
    contact: { person: person.trim(), phone: phone.trim(), email: email.trim() },
    site: site.trim(),
    openedOn: openedOn || null,
  };
}

/** What is wrong before anything is sent; the server looks again, and at what others have. */
export function checkValues({ t }: Words, values: SchoolValues): Partial<Record<keyof SchoolValues, string>> {
  const lines = linesOf(values.aliases);
  return {
    ...(values.shortName.trim() === '' && { shortName: t('schoolRegister.fault.required') }),
    ...(values.email.trim() !== '' &&
      !/^\S+@\S+$/.test(values.email.trim()) && { email: t('schoolRegister.fault.emailWrong') }),
    ...(lines.length > LIMITS.aliases && { aliases: t('schoolRegister.fault.manyAliases', { most: LIMITS.aliases }) }),
    ...(lines.some(({ length }) => length > LIMITS.alias) && { aliases: t('schoolRegister.fault.longAlias') }),
  };
}

const FAULTS: Record<SchoolFault, true> = {
  loginWrong: true,
  loginTaken: true,
  codeWrong: true,
  codeTaken: true,
  nameTaken: true,
  emailWrong: true,
  siteWrong: true,
  dayWrong: true,
  closedBeforeOpened: true,
};
const isFault = (code: string): code is SchoolFault => code in FAULTS;

/** The faults of the server by the fields of the form. */
export function faultsByField(
  { t }: Words,
  faults: readonly { path: string; message: string }[],
): Partial<Record<keyof SchoolValues, string>> {
  const entries = faults.map(({ message, path }) => {
    const [, name = ''] = /^body\/(?:data\/)?(?:contact\/)?([a-zA-Z]+)/.exec(path) ?? [];
    return [name, t(`schoolRegister.fault.${isFault(message) ? message : 'other'}`)] as const;
  });
  return Object.fromEntries(entries.filter(([name]) => name in EMPTY));
}
