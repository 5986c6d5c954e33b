/**
 * Weights of signals and families, learnt for each school from the other schools alone. Where several schools of a district show
 * the same kind of sign, the next one is looked for there. A school's own p-values never enter its weights, so under the null they
 * stay what they are (Genovese, Roeder & Wasserman 2006; leave-one-out as in Ignatiadis et al. 2016).
 */
import type { FamilyName } from './types.ts';

/** p-values of a school by family; null: not available. A school that is not judged has none. */
export type FamilyPValues = Record<FamilyName, readonly (number | null)[]>;

export const FAMILIES: readonly FamilyName[] = ['integrity', 'journal'];

/** Weights sum to 1 over the available signals of a family; those of families have mean 1 over the available families. */
export type Weights = { signals: Record<FamilyName, number[]>; families: Record<FamilyName, number> };

/** The share of schools that shows a sign and how its p is spread, as believed beforehand: density a·p^(a − 1). */
const PRIOR = 0.05;
const SHAPE = 0.25;

/** Probability that a p-value is of a sign and not of chance, under the prior belief. */
function posterior(p: number): number {
  const density = SHAPE * Math.max(p, 1e-12) ** (SHAPE - 1);
  return (PRIOR * density) / (PRIOR * density + 1 - PRIOR);
}

/** What `posterior` is on average when p is uniform, by the midpoint rule. */
const BY_CHANCE = Array.from({ length: 4096 }, (_, i) => posterior((i + 0.5) / 4096)).reduce((a, b) => a + b, 0) / 4096;
/** Its deviation is about a tenth; weights must not follow chance, so evidence starts from that of all the schools. */
const CHANCE_DEVIATION = 0.1;

type Evidence = { sum: number; count: number };

function collect(schools: readonly FamilyPValues[], family: FamilyName): Evidence[] {
  const length = Math.max(0, ...schools.map((own) => own[family].length));
  return Array.from({ length }, (_, i) => {
    const present = schools.map((own) => own[family][i] ?? null).filter((p) => p !== null);
    return { sum: present.reduce((sum, p) => sum + posterior(p), 0), count: present.length };
  });
}

/** Signs beyond chance among the other schools, from a floor that says "as likely as any". */
function strength({ sum, count }: Evidence, own: number): number {
  const others = count - 1;
  const excess = sum - posterior(own) - BY_CHANCE * others;
  return CHANCE_DEVIATION * Math.sqrt(Math.max(1, others)) + Math.max(0, excess);
}

/** Weights of every school. Equal weights where there are no other schools. */
export function learnWeights(schools: readonly FamilyPValues[]): Weights[] {
  const evidence = { integrity: collect(schools, 'integrity'), journal: collect(schools, 'journal') };
  return schools.map((own) => {
    const raw = (family: FamilyName) => own[family].map((p, i) => (p === null ? 0 : strength(evidence[family][i], p)));
    const signals = { integrity: raw('integrity'), journal: raw('journal') };
    // A family is as strong as its strongest signal: a second kind of sign in it takes nothing away.
    const families = { integrity: Math.max(0, ...signals.integrity), journal: Math.max(0, ...signals.journal) };
    const available = FAMILIES.filter((family) => families[family] > 0);
    const total = available.reduce((sum, family) => sum + families[family], 0);
    for (const family of available) {
      families[family] *= available.length / total;
      const sum = signals[family].reduce((a, b) => a + b, 0);
      signals[family] = signals[family].map((weight) => weight / sum);
    }
    return { signals, families };
  });
}
