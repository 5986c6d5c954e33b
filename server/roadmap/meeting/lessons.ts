/** What the observed lessons of a year say together, criterion by criterion. Pure. */
import { formElements } from '../../../surveys/form.ts';
import type { Localized, SurveyDefinition } from '../../../surveys/schema.ts';
import type { RecordOf } from '../municipal/rules/registers.ts';
import type { MeetingLessons } from './schemas.ts';
import { shareOf } from './share.ts';

/** From this level on a criterion is seen for most of the class: levels go from 0 to 3. */
const GOOD = 2;

type Lesson = Pick<RecordOf<'observation'>, 'schoolId' | 'data'>;
type Criterion = { name: string; title: Localized };

/** The questions of the form that are judged on levels. */
export function lessonCriteria(form: SurveyDefinition): Criterion[] {
  return formElements(form)
    .filter(({ choices, type }) => type === 'radiogroup' && isLevelled(choices as { value: unknown }[] | undefined))
    .map(({ name, title }) => ({ name: name as string, title: title as Localized }));
}

function isLevelled(choices: { value: unknown }[] = []): boolean {
  return choices.some(({ value }) => value === GOOD);
}

/** What was not seen, or not answered, is no level. */
function levelOf({ data }: Lesson, name: string): number | null {
  const answer = String(data.answers[name]);
  return /^\d$/.test(answer) ? Number(answer) : null;
}

/** @param lessons those of a year @param before those of the year before */
export function describeLessons(
  form: SurveyDefinition,
  lessons: readonly Lesson[],
  before: readonly Lesson[],
): MeetingLessons {
  const share = (among: readonly Lesson[], name: string) => {
    const seen = among.filter((lesson) => levelOf(lesson, name) !== null);
    const bySchool = [...Map.groupBy(seen, ({ schoolId }) => schoolId)];
    return shareOf(
      bySchool.map(([, own]) => ({
        x: own.filter((lesson) => (levelOf(lesson, name) ?? 0) >= GOOD).length,
        n: own.length,
      })),
    );
  };
  return {
    lessons: lessons.length,
    schools: new Set(lessons.map(({ schoolId }) => schoolId)).size,
    criteria: lessonCriteria(form).map(({ name, title }) => ({
      name,
      title,
      share: share(lessons, name),
      before: share(before, name),
    })),
  };
}
