/** From what is missing to the form or page where it is done. */
import { describe, expect, it } from 'vitest';
import { beginningOf, beginningsOf } from '../../../server/daily/tasks/beginning.ts';
import texts from '../../../server/roadmap/municipal/missing-texts.json' with { type: 'json' };
import { loadContent } from '../../../surveys/load.ts';
import type { RuleName } from '../../../surveys/roadmap-rules.ts';

const { activities } = loadContent().roadmaps['2023'];

function rowOf(rule: RuleName) {
  const found = activities.find(({ computes }) => computes.rule === rule);
  if (!found) throw new Error(`the roadmap has lost its row of ${rule}`);
  return found;
}

describe('what begins a missing record', () => {
  it('is a held event of the type that the row counts, called as the row is', () => {
    const row = rowOf('eventsEachQuarter');
    expect(beginningOf({ what: 'quarters' }, row)).toEqual({
      to: 'record',
      kind: 'event',
      given: { type: 'parents', state: 'held' },
      title: row.title,
    });
  });

  it('is a seminar with its topic, and an act in the state that the row asks for', () => {
    expect(beginningOf({ what: 'topic.levelling' }, rowOf('topicsHeld'))).toMatchObject({
      given: { type: 'hostedSeminar', topic: 'levelling' },
    });
    expect(beginningOf({ what: 'document.municipality' }, rowOf('documentRegistered'))).toMatchObject({
      kind: 'document',
      given: { type: 'act' },
    });
  });

  it.each([
    ['coordinator', 'appointments'],
    ['cells', 'answering'],
    ['participation', 'events'],
    ['published.schoolRoadmap', 'publication'],
    ['jointPlan', 'plan'],
  ])('is for %s the page of %s', (what, to) => {
    expect(beginningOf({ what }, rowOf('staffAnalysed'))).toEqual({ to });
  });

  it('is there for all that a school has to begin itself', () => {
    const goneOnWith = ['completions', 'late.lines', 'event', 'attendance'];
    const schools = ['staff', 'routes', 'courseList', 'mentors', 'agreement', 'documents', 'offer', 'schoolPlan'];
    for (const what of schools) expect(texts).toHaveProperty([what]);
    expect(schools.filter((what) => beginningOf({ what }, rowOf('staffAnalysed')) === null)).toEqual([]);
    for (const what of goneOnWith) expect(beginningOf({ what }, rowOf('staffAnalysed'))).toBeNull();
  });

  it('is offered once where two things are missing that one form holds', () => {
    const missing = ['staff', 'routes', 'courseList'].map((what) => ({ what, schoolId: 1, turn: [], count: null }));
    expect(beginningsOf(missing, rowOf('staffAnalysed'))).toMatchObject([{ kind: 'staff' }, { kind: 'course' }]);
  });
});
