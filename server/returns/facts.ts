/** The director's facts against the form: every question known, every figure in its range. */
import type { FormFact } from '../../surveys/schema.ts';
import type { Fault } from '../http/problem.ts';

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

function fault({ min, max, integer }: FormFact, value: number): string | null {
  if (integer && !Number.isInteger(value)) return 'a whole number is expected';
  return value < min || value > max ? `expected from ${min} to ${max}` : null;
}
