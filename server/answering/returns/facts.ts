/** The director's facts against the form: every question known, every figure in its range. */
import { isFew } from '../../../analytics/suppression/few-people.ts';
import type { FormFact } from '../../../surveys/schema.ts';
import type { Fault } from '../../ground/http/problem.ts';

/** @returns every fault with its path; none when the facts may be signed. A question may be left out, the whole form may not. */
export function checkFacts(form: FormFact[], facts: Record<string, number>): Fault[] {
  const known = new Map(form.map((fact) => [fact.name, fact]));
  const faults = Object.entries(facts).flatMap(([name, value]) => {
    const fact = known.get(name);
    const message = fact ? fault(fact, value) : 'the form has no such question';
    return message ? [{ path: `facts.${name}`, message }] : [];
  });
  if (Object.keys(facts).length === 0) faults.push({ path: 'facts', message: 'at least one fact is needed' });
  return faults;
}

/** Facts as they leave the school: counts of 1–4 people are named, not given. A count of nobody is no person's secret. */
export function withoutSmallCounts(facts: Record<string, number>, countsOfPeople: string[]) {
  const isSmall = (name: string) => countsOfPeople.includes(name) && isFew(facts[name]);
  const names = Object.keys(facts);
  return {
    facts: Object.fromEntries(names.filter((name) => !isSmall(name)).map((name) => [name, facts[name]])),
    fewerThanFive: names.filter(isSmall),
  };
}

function fault({ min, max, integer }: FormFact, value: number): string | null {
  if (integer && !Number.isInteger(value)) return 'a whole number is expected';
  return value < min || value > max ? `expected from ${min} to ${max}` : null;
}
