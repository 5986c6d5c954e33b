/** What a risk profile is computed from, and what it is. Results are tagged: an estimate, or withheld with its reason. */
import type { AnonymousAudience, Audience } from '../surveys/schema.ts';
import type { Tally } from './tally.ts';

export type Level = 'low' | 'medium' | 'high';

/** One cell of a school: the smallest unit that is counted, released and suppressed. `grade` is null for teachers and joined grades. */
export type Cell = {
  audience: AnonymousAudience;
  grade: number | null;
  /** People in the cell (the roll), or null when unknown. */
  people: number | null;
  tally: Tally;
};

/** `facts`: the director's facts by model fact name, derived ratios included; null when no return is signed. */
export type SchoolInput = { school: string; facts: Record<string, number> | null; cells: Cell[] };

export type GroupResult = {
  audience: Audience;
  /** Persons with a score. */
  n: number;
  /** People invited, or null when unknown. */
  people: number | null;
  /** Risk 0–100. */
  mean: number;
  se: number;
};

/** One item or fact that moves a factor: school minus district in points of risk, shrunk, with its 90 % interval. */
export type Driver = {
  audience: Audience;
  item: string;
  n: number;
  /** Mean risk of the item 0–100 in the school and in the district. */
  mean: number;
  districtMean: number;
  difference: number;
  interval: [number, number];
};

/** Two groups that see a factor differently: a − b, beyond the district's usual difference. */
export type Divergence = {
  a: Audience;
  b: Audience;
  difference: number;
  se: number;
  /** P(the sign of the difference is as stated). */
  probability: number;
};

export type Warning =
  | { kind: 'nonResponse'; audience: Audience; grade: number | null; rate: number }
  | { kind: 'rollUnknown'; audience: Audience }
  | { kind: 'noPooling'; schools: number }
  | { kind: 'groupMissing'; audience: Audience };

export type WithheldReason = 'noData' | 'fewAnswers' | 'weightMissing';

/** What is known of a school on a factor, in figures. */
export type Figures = {
  kind: 'estimate';
  factor: string;
  /** Posterior mean and standard deviation, risk 0–100. */
  value: number;
  sd: number;
  /** 90 % interval. */
  interval: [number, number];
  /** Weighted mean of the groups as they answered, before the district and the other groups lend any strength. */
  raw: number;
  level: Level;
  probabilities: Record<Level, number>;
  /** `certain`: the level's probability is ≥ 0.8; `leaning`: below; `few`: too few answers for a level, probabilities alone. */
  state: 'certain' | 'leaning' | 'few';
  groups: GroupResult[];
};

/** What explains the figures. */
export type Details = { drivers: Driver[]; divergences: Divergence[]; warnings: Warning[] };

export type Estimate = Figures & Details;

export type Withheld = { kind: 'withheld'; factor: string; reason: WithheldReason; groups: GroupResult[] };

export type FigureResult = Figures | Withheld;
export type FactorResult = Estimate | Withheld;

export type SchoolProfile = { school: string; factors: FactorResult[] };

export type DistrictFactor = {
  factor: string;
  mean: number | null;
  /** How the schools' true figures vary, points²; null where nothing is pooled. */
  betweenVariance: number | null;
  reliability: Partial<Record<Audience, number | null>>;
};

export type DistrictProfile = {
  modelVersion: string;
  schools: SchoolProfile[];
  district: { factors: DistrictFactor[] };
};
