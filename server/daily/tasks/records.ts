/** Visits to report and requests to answer, as tasks of those whose turn it is. */
import type { Localized } from '../../../surveys/schema.ts';
import { dayAfter } from '../../ground/days.ts';
import type { Services } from '../../services.ts';
import { findOpenRecords } from './store.ts';
import type { Task } from './task.ts';
import texts from './texts.json' with { type: 'json' };

/** A request is answered within ten working days: two weeks. */
const DAYS_TO_ANSWER = 14;

/** @param schoolIds null for all schools */
export async function recordTasks(db: Services['db'], schoolIds: number[] | null, until: string): Promise<Task[]> {
  const records = await findOpenRecords(db, schoolIds, until);
  return records.map(({ id, kind, occursOn, schoolId, territoryId, toSchoolId, topic }): Task => {
    const key = `${kind}:${id}`;
    if (kind === 'visit') {
      const place = { schoolId, territoryId, roles: ['tutor' as const] };
      return {
        key,
        kind,
        title: texts.visit,
        ...place,
        from: null,
        due: occursOn,
        path: `/evidence/${id}/report`,
        begin: [],
      };
    }
    const due = dayAfter(occursOn, DAYS_TO_ANSWER);
    // The school that is asked for contact answers itself.
    const turn =
      toSchoolId === null
        ? { schoolId, roles: ['tutor' as const] }
        : { schoolId: toSchoolId, roles: ['head' as const, 'coordinator' as const] };
    return {
      key,
      kind: 'request',
      title: titled(topic ?? ''),
      ...turn,
      territoryId,
      from: occursOn,
      due,
      path: `/evidence/${id}`,
      begin: [],
    };
  });
}

function titled(topic: string): Localized {
  return { ru: texts.request.ru.replace('{topic}', topic), en: texts.request.en.replace('{topic}', topic) };
}
