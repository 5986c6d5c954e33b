/** How the people of a group become classes, each with a link of its own. Pure. */
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import texts from './texts.json' with { type: 'json' };

/** Letters of classes in their order; no class is called Ё, Й, Ъ, Ы or Ь. */
const LETTERS = texts.letters;

/** The smallest and the largest class that may be asked for. */
export const LEAST_CLASS = 5;
export const MOST_CLASS = 100;

/** `label` is empty where one link serves the whole group; `people` null where nobody knows how many there are. */
export type NewClass = { label: string; people: number | null };

export type GroupOfPeople = { audience: AnonymousAudience; grade: number; people: number | null };

/**
 * Classes of at most so many people, spread evenly: no two differ by more than one person, and the larger ones come first.
 * Teachers answer by one link, and so does a group of which nobody knows the number.
 * @param most people in a class at most; null for one link a group
 */
export function classesOf({ audience, grade, people }: GroupOfPeople, most: number | null): NewClass[] {
  const count = most === null || people === null || audience === 'teacher' ? 1 : Math.ceil(people / most);
  if (people === null || count <= 1) return [{ label: '', people }];
  return Array.from({ length: count }, (_, index) => ({
    label: labelOf(grade, index),
    people: Math.floor(people / count) + (index < people % count ? 1 : 0),
  }));
}

/** 6А, 6Б, …; a group of joined grades has no letters, and beyond the last letter classes are numbered. */
function labelOf(grade: number, index: number): string {
  if (grade === ALL_GRADES) return `${texts.part.ru} ${index + 1}`;
  return index < LETTERS.length ? `${grade}${LETTERS[index]}` : `${grade}-${index + 1}`;
}
