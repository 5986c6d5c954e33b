/** Data of a school as its form sends them. */
import type { SchoolForm } from '../../../../server/people/schools/register/schemas.ts';

/** @param own what differs from a school of which little more than its name is known */
export const formOf = (name: string, own: Partial<SchoolForm> = {}): SchoolForm => ({
  name: { ru: `Муниципальное учреждение «${name}»`, en: '' },
  shortName: { ru: name, en: '' },
  schoolType: '',
  address: '',
  login: null,
  code: null,
  aliases: [],
  contact: { person: '', phone: '', email: '' },
  site: '',
  openedOn: null,
  ...own,
});
