/** What the signals of objectivity are computed from, and what they say. Results are tagged; words stand elsewhere. */
import type { ReportFault } from './aggregates/faults.ts';
import type { AggregateKind, AggregateReport } from './aggregates/report.ts';
import type { Baseline } from './baseline.ts';
import type { Method } from './method.ts';

/** A test as its organiser describes it. `cutoffs` are the least totals for the marks 3, 4 and 5, rising, from 1 to `max`. */
export type TestDefinition = {
  subject: string;
  grade: number;
  year: number;
  max: number;
  cutoffs: readonly [number, number, number];
  items: readonly { name: string; max: number }[];
};

/** Stands for an unknown whole number in a column of signed numbers. */
export const UNKNOWN = -1;

/**
 * Results of one test by column, one entry a pupil. `school` and `classes` are places in `schools` and numbers of a class within
 * its school. A column that the file lacks is null; an unknown entry is UNKNOWN. `items` is row after row, one byte an item.
 */
export type Results = {
  schools: readonly string[];
  school: Uint32Array;
  total: Int16Array;
  classes: Int32Array | null;
  journal: Int8Array | null;
  former: Int16Array | null;
  formerJournal: Int8Array | null;
  next: Int16Array | null;
  items: Int8Array | null;
  /** A number that a pupil has in every test of the same school and year; UNKNOWN where there is none. Absent: pupils cannot be followed. */
  pupil?: Int32Array | null;
  /** Names by the numbers in `classes`. Absent: classes are not told of. */
  classNames?: readonly string[];
};

/** Reports may stand beside the results or, where there are no rows, in their place. */
export type ObjectivityTest = {
  definition: TestDefinition;
  results: Results;
  reports?: readonly AggregateReport[];
  /** Who did not write; absent: nothing is known of it. */
  absence?: readonly AbsenceLine[];
};

/** Where the number of those who did not write is from: rows of the file, or the roll of the grade less those who wrote. */
export type AbsenceSource = 'pupilRows' | 'roll';
/** Pupils by journal mark 2–5. */
export type JournalCounts = readonly [number, number, number, number];

/** A school in a test. `pupils` are all, those who did not write among them. */
export type AbsenceLine =
  | {
      missing: null;
      school: string;
      source: AbsenceSource;
      absent: number;
      pupils: number;
      /** Of the file; null where it has no journal marks of those who did not write. */
      journal: { absent: JournalCounts; present: JournalCounts } | null;
    }
  | { missing: AbsenceGap; school: string };

/** `noNumbers`: neither rows of those who did not write nor a roll of the grade; `smallRoll`: more wrote than are on the roll. */
export type AbsenceGap = 'noNumbers' | 'smallRoll';
export type MissingAbsence = { test: number; school: string; why: AbsenceGap };

export type AbsenceFinding = {
  test: number;
  school: string;
  source: AbsenceSource;
  absent: number;
  pupils: number;
  /** The share of all pupils in the territory who did not write, by the same source; null where these are one to four. */
  usual: number | null;
  /** More than the district's own variation lets expect. */
  isMore: boolean;
  /** Why that could not be told; null where it could. */
  missing: 'fewSchools' | 'noSpread' | null;
  /** By how many marks of the journal those who wrote are above the others; null where it is not known of five of each. */
  weaker: { difference: number; isSure: boolean } | null;
};

/**
 * What results by item are held against. `outside`: a row of the report that holds more pupils than its schools; `district`: the row of
 * these schools; `schools`: all of the territory together. `name` as it stands in the report; shares of the maximum, 0–1, by item.
 */
export type ItemReference = {
  kind: 'baseline' | 'outside' | 'district' | 'schools';
  name: string | null;
  /** Pupils that it is of; null of a baseline, which was disclosed as a whole. */
  n: number | null;
  shares: number[];
};

/** A school's results by item in one test; lists by item, in the order of the test. */
export type ItemFinding = {
  test: number;
  school: string;
  source: 'pupilRows' | 'itemResults';
  n: number;
  /** Points over the item's maximum: as many as pupils with all points would give. */
  whole: number[];
  reference: ItemReference | null;
  /** Further rows of reference of the report. */
  others: ItemReference[];
  /** Shares between which 19 of 20 schools of this level and size lie; null where that could not be told. */
  usual: ([low: number, high: number] | null)[] | null;
  /** Items beyond what level and variation of schools let expect. */
  seen: ('better' | 'worse' | null)[] | null;
  /** Why that could not be looked for; null where it could. */
  missing: 'noReference' | 'fewSchools' | 'fewItems' | null;
};

export const SIGNALS = [
  'cutoffHeap',
  'journalShift',
  'highMean',
  'lowVariance',
  'hardItems',
  'similarity',
  'transition',
] as const;
export type SignalName = (typeof SIGNALS)[number];

/** Parts that are measured of every test; `hardErrors` is what `hardItems` is told in, and the journal has three. */
export type MeasuredName =
  | Exclude<SignalName, 'cutoffHeap' | 'journalShift'>
  | 'hardErrors'
  | 'journalLevel'
  | 'journalChange'
  | 'journalSpread';

/** Parts that a standard is kept for; `journalRise` joins the news of level and spread. */
export type PartName = MeasuredName | 'journalRise';

export type EffectUnit = 'pupils' | 'marks' | 'points' | 'errors' | 'pairs' | 'ratio';

/** Why a sign may be innocent; the sentences are in `surveys/`. */
export type InnocentReason =
  | 'chance'
  | 'markersRoundUp'
  | 'wideCuts'
  | 'curriculum'
  | 'sharedTeacher'
  | 'oneClass'
  | 'selectiveSchool'
  | 'betterTeaching'
  | 'levelledClass'
  | 'smallSpread'
  | 'strictness'
  | 'differentContent'
  | 'newPupils'
  | 'harderNextTest';

export type MissingReason = 'columnMissing' | 'fewSchools' | 'fewResults' | 'noSpread';

/** What a sign was seen in. */
export type SignalSource = 'pupilRows' | AggregateKind;

export type Effect = { value: number; unit: EffectUnit };

export type SignalResult =
  | {
      kind: 'estimate';
      signal: SignalName;
      source: SignalSource;
      /** Standardised, larger being more of a sign; where the effect is in pupils, the number of them that was counted. */
      statistic: number;
      p: number;
      /** Adjusted over the judged schools within the signal; null for a school that is not judged. */
      q: number | null;
      /** The signal is among the reasons of the school's level. */
      flag: boolean;
      effect: Effect;
      /** The smallest effect of this unit that would have been seen in four of five cases, or null where none would. */
      visible: number | null;
      /** p of the parts of the signal, where it has parts. */
      parts: Record<string, number>;
      innocent: readonly InnocentReason[];
    }
  | { kind: 'unavailable'; signal: SignalName; reason: MissingReason };

/** `tooFew`: fewer results than a judgement needs; `notChecked`: results enough, but no check that decides could be made. */
export type ObjectivityLevel = 'none' | 'watch' | 'look' | 'tooFew' | 'notChecked';

export type FamilyName = 'integrity' | 'journal';
export type FamilyResult = { p: number; q: number } | null;

export type SchoolFinding = {
  school: string;
  /** Results, that is pupils × tests. */
  n: number;
  level: ObjectivityLevel;
  families: Record<FamilyName, FamilyResult>;
  signals: SignalResult[];
};

/** The district's own finding: pupils lifted over a cut-off, as a share of those who would have stood just below it. */
export type LiftedShare =
  | { kind: 'estimate'; share: number; standardError: number; p: number; pupils: number }
  | { kind: 'unavailable'; reason: MissingReason };

/** Pupils whose mark in the test is lower than in the journal, the same, and higher. */
export type ChangeCounts = [lowered: number, confirmed: number, raised: number];

/** At least five pupils. Reports know no classes. */
export type MarkChanges = {
  source: 'pupilRows' | 'journalComparison';
  whole: ChangeCounts;
  classes: { name: string; counts: ChangeCounts }[];
};

/** What pictures of one test and school are drawn from. */
export type TestPicture = {
  test: number;
  school: string;
  n: number;
  /** Null, and no totals, where only reports without totals tell of the school. */
  mean: number | null;
  /** Pupils at each total, and as many as the counterfactual expects. */
  observed: number[];
  expected: number[];
  /** Pupils by test mark (2–5, rows) and journal mark (2–5, columns), or null without a journal. */
  marksByJournal: number[][] | null;
  changes: MarkChanges | null;
};

/** A picture before what stands beside it is known. */
export type DrawnPicture = Omit<TestPicture, 'changes'>;

export type ObjectivityReport = {
  tests: number;
  /** Against what schools are judged. */
  reference: 'district' | 'baseline' | 'none';
  schools: SchoolFinding[];
  district: { lifted: LiftedShare; looks: number; judged: number };
  pictures: TestPicture[];
  /** Reports that do not agree with themselves or with the rows. */
  faults: ReportFault[];
};

export type JudgeOptions = {
  /** False discovery rate at which a school is called "look"; 0.05 when absent. */
  fdr?: number;
  baseline?: Baseline;
  /** By which formulas; absent: ours. */
  method?: Method;
  /** Pictures cost time for many schools; absent: drawn. */
  pictures?: boolean;
};
