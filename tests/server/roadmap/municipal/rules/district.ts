/** A district for the rules: two schools of the programme, one strong school, and registers that a test fills step by step. */

import type { PublishedRecord } from '../../../../../server/publishing/register/store.ts';
import type { EvidenceDataByKind } from '../../../../../server/roadmap/evidence/kinds.ts';
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import type { ActivityFulfilment, Registers } from '../../../../../server/roadmap/municipal/rules/types.ts';
import { RULES } from '../../../../../server/roadmap/municipal/rules.ts';
import { templateFor } from '../../../../../server/roadmap/municipal/year.ts';
import { loadContent } from '../../../../../surveys/load.ts';
import type { Activity } from '../../../../../surveys/roadmap.ts';
import type { RuleName } from '../../../../../surveys/roadmap-rules.ts';
import { SOUND } from '../../evidence/stage.ts';

/** Weak results and hard conditions; weak results alone; none of it. */
export const BOTH = 1;
export const WEAK = 2;
export const STRONG = 3;

export const YEAR = 2026;
const roadmap = templateFor(loadContent(), YEAR);
if (!roadmap) throw new Error('there is no template');
export const ACTIVITIES: Activity[] = roadmap.activities;

export function emptyRegisters(): Registers {
  return {
    year: YEAR,
    beganOn: null,
    schools: [
      { id: BOTH, kinds: ['hardConditions', 'lowResults'], isDesignated: true },
      { id: WEAK, kinds: ['lowResults'], isDesignated: true },
      { id: STRONG, kinds: [], isDesignated: false },
    ],
    memberships: [],
    coverage: [],
    evidence: [],
    planLines: [],
    publications: [],
    tests: [],
    signs: [],
    riskCampaign: null,
    highRisks: [],
  };
}

let ids = 0;
const nextId = (): number => {
  ids += 1;
  return ids;
};

/** What a step does to the registers. */
export type Step = (registers: Registers) => void;

/** Enters a record, or many alike. */
export function record<Kind extends EvidenceKind>(
  kind: Kind,
  schoolId: number | null,
  occursOn: string,
  data: Partial<EvidenceDataByKind[Kind]> = {},
): Step {
  return (registers) => {
    const whole = { ...SOUND[kind], ...data };
    const own = { id: nextId(), kind, schoolId, occursOn, data: whole } as Registers['evidence'][number];
    registers.evidence = [...registers.evidence, own];
  };
}

export function published(schoolId: number | null, given: Partial<PublishedRecord>): Step {
  return ({ publications }) => {
    publications.push({
      id: nextId(),
      schoolId,
      kind: 'document',
      conceptDocument: null,
      year: YEAR,
      title: 'Документ',
      link: '',
      place: 'schoolSite',
      publishedOn: `${YEAR}-03-20`,
      confirmedByTutor: true,
      confirmedByGroup: false,
      ...given,
    });
  };
}

export function member(role: 'tutor' | 'coordinator', schoolId: number, from: string | null = null): Step {
  return ({ memberships }) => {
    memberships.push({ id: nextId(), role, schoolId, from, to: null });
  };
}

export function line(schoolId: number, joint: boolean, endsOn: string, doneOn: string | null): Step {
  return ({ planLines }) => {
    planLines.push({ id: nextId(), schoolId, joint, endsOn, doneOn });
  };
}

/** Several steps as one. */
export const all =
  (...steps: Step[]): Step =>
  (registers) => {
    for (const step of steps) step(registers);
  };

/** The same for both schools of the programme. */
export const both = (make: (schoolId: number) => Step): Step => all(make(BOTH), make(WEAK));

/** What the row's own rule finds, in registers that are read anew. */
export function judge(no: number, registers: Registers, day: string): ActivityFulfilment {
  const activity = ACTIVITIES.find((each) => each.no === no);
  if (!activity) throw new Error(`there is no row ${no}`);
  return RULES[activity.computes.rule as RuleName](activity, structuredClone(registers), day);
}
