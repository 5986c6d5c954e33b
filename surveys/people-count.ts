/** How many people a group has, as files and people write it. It stands with the content because server and pages both read such numbers. Pure. */

/** No group of a school has more. */
export const MOST_PEOPLE = 5000;

/** With blanks between thousands, with nothing behind the comma, and with the word for people behind. */
const PEOPLE = /^(\d{1,3}(?: \d{3})+|\d{1,7})(?:[.,]0+)?(?: ?(?:чел|человека?|people))?\.?$/;

/** @returns a whole number from 0 to 5000; null for anything else, numbers in words included */
export function readPeople(text: string): number | null {
  const [, digits] = PEOPLE.exec(text.trim().replace(/\s+/g, ' ').toLowerCase()) ?? [];
  if (digits === undefined) return null;
  const people = Number(digits.replaceAll(' ', ''));
  return people <= MOST_PEOPLE ? people : null;
}
