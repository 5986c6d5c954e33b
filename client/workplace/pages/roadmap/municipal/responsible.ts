/** Who is responsible, in words. */
import { ru } from '../../../../i18n/ru.ts';
import type { Words } from '../../../../ui/words.ts';

type Known = keyof typeof ru.roadmap.roles;

const isKnown = (role: string): role is Known => Object.hasOwn(ru.roadmap.roles, role);

/** A word that a district has added to its roadmap is shown as it stands there. */
export function responsibleText(role: string, { t }: Pick<Words, 't'>): string {
  return isKnown(role) ? t(`roadmap.roles.${role}`) : role;
}
