/** Who is responsible, in words. */
import type { RussianTexts } from '../../../../i18n/ru.ts';
import type { Words } from '../../../../ui/words.ts';

type Known = keyof RussianTexts['roadmap']['roles'];

/** A word that a district has added to its roadmap is shown as it stands there. */
export function responsibleText(role: string, { t }: Pick<Words, 't'>): string {
  return t(`roadmap.roles.${role as Known}`, { defaultValue: role });
}
