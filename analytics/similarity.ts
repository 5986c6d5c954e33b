/** Which schools are like a school, by open facts and an open distance. */

/** The figures of one school; null where it is unknown. */
export type SchoolFacts = { school: string; facts: (number | null)[] };

export type Neighbour = { school: string; distance: number };

/**
 * The nearest schools by the root of the mean squared difference of logarithms, each fact divided by its deviation over the schools: 20 pupils are
 * as far from 40 as 200 from 400. Facts that either school lacks are left out; schools with none in common cannot be compared.
 *
 * @param schools with the school itself; facts in the same order and not negative
 * @param nearest how many
 * @returns nearest first; equally near ones by their names; empty for a school that is not among them
 */
export function similarSchools(schools: SchoolFacts[], school: string, nearest: number): Neighbour[] {
  const own = schools.find((each) => each.school === school);
  if (own === undefined) return [];
  const deviations = own.facts.map((_, place) => logDeviation(schools.map(({ facts }) => facts[place])));
  return schools
    .filter((each) => each !== own)
    .map((each) => ({ school: each.school, distance: distanceOf(own.facts, each.facts, deviations) }))
    .filter(({ distance }) => Number.isFinite(distance))
    .sort((one, other) => one.distance - other.distance || one.school.localeCompare(other.school))
    .slice(0, nearest);
}

const logarithm = (value: number): number => Math.log(1 + value);

function logDeviation(values: (number | null)[]): number {
  const known = values.filter((value) => value !== null).map(logarithm);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  return Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length - 1));
}

function distanceOf(own: (number | null)[], other: (number | null)[], deviations: number[]): number {
  let [sum, facts] = [0, 0];
  own.forEach((value, place) => {
    const theirs = other[place];
    // A fact in which the schools do not differ tells nothing of who is like whom.
    if (value === null || theirs === null || deviations[place] === 0) return;
    sum += ((logarithm(value) - logarithm(theirs)) / deviations[place]) ** 2;
    facts += 1;
  });
  return Math.sqrt(sum / facts);
}
