/** Reads MODEL.json and checks what a schema cannot say. */
import { AUDIENCES } from '../../../../analytics/informants.ts';
import { type Audience, type Informant, RiskModel } from '../../../../surveys/schema.ts';
import { UsageError } from '../usage-error.ts';
import { readJson } from './json-file.ts';

function repeated(names: string[]): string | undefined {
  return names.find((name, i) => names.indexOf(name) !== i);
}

function informantFaults(audience: Audience, { items = [], facts = [] }: Informant): string[] {
  const faults: string[] = [];
  if (items.length + facts.length === 0) faults.push('expected items or facts');
  if (audience !== 'director' && facts.length > 0) faults.push('facts belong to the director alone: expected items');
  for (const { name, min, max } of items) {
    if (min >= max) faults.push(`item ${name}: expected min < max, got ${min} and ${max}`);
    else if (max - min > 253) faults.push(`item ${name}: expected at most 254 values`);
  }
  for (const { name, points } of facts) {
    const falls = points.some(([x], i) => i > 0 && x <= points[i - 1][0]);
    if (falls) faults.push(`fact ${name}: expected points that rise from left to right`);
  }
  return faults;
}

function modelFaults({ thresholds, factors }: RiskModel): string[] {
  const faults: string[] = [];
  if (thresholds.medium >= thresholds.high) faults.push('/thresholds expected medium < high');
  const code = repeated(factors.map((factor) => factor.code));
  if (code !== undefined) faults.push(`/factors factor ${code} stands twice`);
  for (const audience of AUDIENCES) {
    const informants = factors.flatMap((factor) => factor.informants[audience] ?? []);
    const name = repeated(informants.flatMap(({ items = [], facts = [] }) => [...items, ...facts].map((q) => q.name)));
    if (name !== undefined)
      faults.push(`/factors ${name} of the ${audience} stands twice: an item feeds one factor only`);
  }
  factors.forEach(({ informants }, f) => {
    if (Object.keys(informants).length === 0) faults.push(`/factors/${f}/informants expected at least one`);
    for (const audience of AUDIENCES) {
      const own = informants[audience];
      const path = `/factors/${f}/informants/${audience}`;
      if (own !== undefined) faults.push(...informantFaults(audience, own).map((fault) => `${path} ${fault}`));
    }
  });
  return faults;
}

/** @throws UsageError naming the file, the path and what was expected */
export function readModel(file: string): RiskModel {
  const model = readJson(file, RiskModel);
  const faults = modelFaults(model);
  if (faults.length > 0) throw new UsageError(`${file}: ${faults.slice(0, 3).join('; ')}`);
  return model;
}
