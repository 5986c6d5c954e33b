/** Invented places. No school of these names is known to us; figures that stand beside them are simulated. */
import type { Localized } from '../../../surveys/schema.ts';
import names from './names.json' with { type: 'json' };

export const TERRITORY: { region: Localized; municipality: Localized } = names.territory;

export function campaignTitle(year: number): Localized {
  const { ru, en } = names.campaignTitle;
  return { ru: ru.replace('{year}', String(year)), en: en.replace('{year}', String(year)) };
}

/** The n-th school (from 0): its place, and a number once the places are used up. */
export function schoolName(index: number): { name: Localized; shortName: Localized } {
  const place = names.places[index % names.places.length];
  const round = Math.floor(index / names.places.length);
  const number = round === 0 ? '' : ` № ${round + 1}`;
  const fill = (pattern: Localized): Localized => ({
    ru: pattern.ru.replace('{place}', place.ru + number),
    en: pattern.en.replace('{place}', place.en + number),
  });
  return { name: fill(names.fullName), shortName: fill(names.shortName) };
}
