/** Rows of registers by what they are looked for, put in order once: every row of a roadmap asks for every school. */

type OfSchool = { schoolId: number | null };

/** Rows never change once they are read, and what is known of them goes with them. */
const bySchool = new WeakMap<readonly OfSchool[], Map<number | null, readonly OfSchool[]>>();

/**
 * Rows of one school, in their order.
 * @param rows must not change afterwards
 * @param schoolId null for those of the district itself
 */
export function ofSchool<Row extends OfSchool>(rows: readonly Row[], schoolId: number | null): readonly Row[] {
  let known = bySchool.get(rows);
  if (known === undefined) {
    known = Map.groupBy<number | null, OfSchool>(rows, (row) => row.schoolId);
    bySchool.set(rows, known);
  }
  return (known.get(schoolId) ?? []) as readonly Row[];
}
