import type { FactorSummary, ProfilesResponse } from '../../server/profiles/profiles/schemas.ts';

type Estimate = Extract<FactorSummary, { kind: 'estimate' }>;

export function estimate(factor: string, value: number, over: Partial<Estimate> = {}): Estimate {
  const level = value >= 55 ? 'high' : value >= 37.5 ? 'medium' : 'low';
  const probabilities = { low: 0, medium: 0, high: 0, [level]: 1 };
  const interval: [number, number] = [value - 5, value + 5];
  return { kind: 'estimate', factor, value, sd: 3, interval, level, probabilities, state: 'certain', ...over };
}

/** Profiles of schools 1, 2, … with the given results. */
export function profiles(...schools: FactorSummary[][]): ProfilesResponse {
  const codes = [...new Set(schools.flat().map(({ factor }) => factor))];
  return {
    campaignId: 1,
    modelVersion: 'test',
    thresholds: { medium: 37.5, high: 55 },
    factors: codes.map((code) => ({ code, title: { ru: code, en: code } })),
    quality: 'all',
    asOf: null,
    doubtful: [],
    total: schools.length,
    district: codes.map((factor) => ({ factor, mean: 40, betweenVariance: 10, reliability: {} })),
    schools: schools.map((factors, index) => ({ schoolId: index + 1, factors })),
  };
}
