import { describe, expect, it } from 'vitest';
import { type GradeResult, gradeDifference } from '../../analytics/grades.ts';

const grade = (audience: 'student' | 'parent', grade: number, mean: number, se: number): GradeResult => ({
  audience,
  grade,
  n: 20,
  people: 25,
  mean,
  se,
});

describe('the difference of grades', () => {
  it.each([
    ['is larger than chance', [grade('student', 6, 30, 3), grade('student', 8, 45, 3)], 15],
    ['is no larger than chance', [grade('student', 6, 30, 8), grade('student', 8, 45, 8)], null],
    ['is sure but of fewer than ten points', [grade('student', 6, 30, 1), grade('student', 8, 39, 1)], null],
    ['is of ten points', [grade('student', 6, 40, 1), grade('student', 8, 30, 1)], 10],
    ['cannot be, with no grades', [], null],
  ])('%s', (_, grades, points) => expect(gradeDifference(grades)?.points ?? null).toBe(points));

  it('is told from the grade with more risk, and of the audience where it is widest', () => {
    const grades = [
      grade('student', 6, 45, 3),
      grade('student', 8, 30, 3),
      grade('parent', 6, 20, 3),
      grade('parent', 8, 50, 3),
    ];
    expect(gradeDifference(grades.slice(0, 2))).toEqual({ audience: 'student', higher: 6, lower: 8, points: 15 });
    expect(gradeDifference(grades)).toEqual({ audience: 'parent', higher: 8, lower: 6, points: 30 });
  });
});
