/** `profile ANSWERS.csv --model MODEL.json`: the risk profiles of a whole district without a server. */
import { districtProfile } from '../../../../analytics/profile.ts';
import { hasLevel } from '../../../../analytics/result-level.ts';
import type { DistrictProfile, FactorResult, GroupResult } from '../../../../analytics/types.ts';
import { byteModel, readSchools } from './answers-file.ts';
import { readModel } from './model-file.ts';
import { decimal, textTable } from './readable.ts';
import { readRoll } from './roll-file.ts';

type Options = { model: string; roll?: string; json?: boolean };

function groups(results: GroupResult[]) {
  return results.map(({ audience, n, mean, se }) => ({ audience, n, mean, se }));
}

function factor(result: FactorResult) {
  const { factor, kind } = result;
  if (result.kind === 'withheld') return { factor, kind, reason: result.reason, groups: groups(result.groups) };
  const { value, sd, level, probabilities, state } = result;
  return { factor, kind, value, sd, level, probabilities, state, groups: groups(result.groups) };
}

/** The profile as the contract of the command states it. */
function report({ schools, district }: DistrictProfile) {
  return { schools: schools.map(({ school, factors }) => ({ school, factors: factors.map(factor) })), district };
}

function line(school: string, result: FactorResult): string[] {
  if (result.kind === 'withheld') return [school, result.factor, '–', '–', 'withheld', result.reason, '–'];
  const { value, interval, level, probabilities, state } = result;
  const shown = hasLevel(result) ? level : '–';
  const range = interval.map((end) => decimal(end)).join('…');
  return [school, result.factor, decimal(value), range, shown, state, decimal(probabilities.high, 2)];
}

function readable({ schools }: DistrictProfile): string {
  const rows = schools.flatMap(({ school, factors }) => factors.map((result) => line(school, result)));
  return textTable([['school', 'factor', 'risk', '90 % interval', 'level', 'state', 'P(high)'], ...rows]);
}

/** What the command does. @throws UsageError for files that cannot be read so */
export function reportProfile(answers: string, options: Options): void {
  const model = readModel(options.model);
  const roll = options.roll === undefined ? [] : readRoll(options.roll);
  const profile = districtProfile(byteModel(model), readSchools(model, answers, roll));
  process.stdout.write(`${options.json ? JSON.stringify(report(profile)) : readable(profile)}\n`);
}
