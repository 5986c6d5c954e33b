/** The one rule of small numbers of people: fewer than five are never told. */

/** Fewer people than this are never shown, stand behind no figure that anyone sees, and no two looks differ by fewer. */
export const LEAST_PEOPLE = 5;

/** What one, two, three and four people all count as: an exact small number must not be readable from what is computed of it. */
const FEW_PEOPLE = 2.5;

/** One to four people; nobody is no person's secret. */
export const isFew = (people: number): boolean => people > 0 && people < LEAST_PEOPLE;

/** The count as it may be told: null for one to four. */
export const toldCount = (people: number): number | null => (isFew(people) ? null : people);

/** The count as others may be computed from it: 2.5 for one to four. */
export const bandedCount = (people: number): number => (isFew(people) ? FEW_PEOPLE : people);
