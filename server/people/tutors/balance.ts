/** How much each tutor has to do, and who should take which school so that it is shared evenly. Pure. */

/** A school with a status, or one that a tutor goes to. `points`: one, and one more for each high risk. */
export type Charge = { schoolId: number; points: number; tutor: string | null };
export type Move = { schoolId: number; from: string | null; to: string };

/** A handover costs a school somebody it knows: from this difference in points on it is proposed. */
const LEAST_DIFFERENCE = 4;
const MOST_HANDOVERS = 3;

export function pointsOf(tutors: readonly string[], charges: readonly Charge[]): Map<string, number> {
  const points = new Map(tutors.map((tutor) => [tutor, 0]));
  for (const { points: own, tutor } of charges) {
    if (tutor !== null && points.has(tutor)) points.set(tutor, (points.get(tutor) ?? 0) + own);
  }
  return points;
}

/**
 * Schools without a tutor go, the heaviest first, to whoever has least; then the heaviest tutor hands single schools to the
 * lightest, while that evens out a difference worth the handover.
 * @param tutors who works now, in the order that decides among equals
 * @param charges a school with two tutors is there twice
 */
export function proposeMoves(tutors: readonly string[], charges: readonly Charge[]): Move[] {
  if (tutors.length === 0) return [];
  const points = pointsOf(tutors, charges);
  const moves: Move[] = [];
  const move = ({ points: own, schoolId, tutor }: Charge, to: string) => {
    moves.push({ schoolId, from: tutor, to });
    if (tutor !== null) points.set(tutor, (points.get(tutor) ?? 0) - own);
    points.set(to, (points.get(to) ?? 0) + own);
  };
  const free = charges.filter(({ tutor }) => tutor === null);
  for (const charge of free.toSorted((a, b) => b.points - a.points || a.schoolId - b.schoolId)) {
    move(charge, lightest(points));
  }
  const held = new Set(charges.filter(({ tutor }) => tutor !== null));
  for (let handovers = 0; handovers < MOST_HANDOVERS; handovers++) {
    const [from, to] = [heaviest(points), lightest(points)];
    const difference = (points.get(from) ?? 0) - (points.get(to) ?? 0);
    if (difference < LEAST_DIFFERENCE) break;
    const charge = bestHandover([...held], from, to, difference);
    if (!charge) break;
    held.delete(charge);
    move(charge, to);
  }
  return moves;
}

/** The school of `from` that comes nearest to half the difference; a school where `to` is already stays. */
function bestHandover(held: Charge[], from: string, to: string, difference: number): Charge | undefined {
  const known = new Set(held.filter(({ tutor }) => tutor === to).map(({ schoolId }) => schoolId));
  const distance = ({ points }: Charge) => Math.abs(points - difference / 2);
  return held
    .filter(({ points, schoolId, tutor }) => tutor === from && points < difference && !known.has(schoolId))
    .sort((a, b) => distance(a) - distance(b) || a.schoolId - b.schoolId)[0];
}

function lightest(points: ReadonlyMap<string, number>): string {
  return [...points].reduce((least, each) => (each[1] < least[1] ? each : least))[0];
}

function heaviest(points: ReadonlyMap<string, number>): string {
  return [...points].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
