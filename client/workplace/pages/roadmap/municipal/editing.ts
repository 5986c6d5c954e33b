/** What can be changed of a row of the roadmap, as a form holds it. */
import type { ActivityRow, RoadmapContent, RoadmapStatus } from '../../../../../server/roadmap/municipal/schemas.ts';

type Content = RoadmapContent['content'];
type Activity = Content['activities'][number];

export type EditedActivity = {
  titleRu: string;
  titleEn: string;
  from: string;
  to: string;
  target: number | string;
  /** Empty where the row has no assumption of ours. */
  ours: string;
  /** What was changed and why. */
  note: string;
};

export function editedOf({
  ours,
  period,
  target,
  title,
}: Pick<Activity, 'ours' | 'period' | 'target' | 'title'>): EditedActivity {
  return { titleRu: title.ru, titleEn: title.en, ...period, target: target.value, ours: ours ?? '', note: '' };
}

/** The row with what was typed; an assumption that was emptied is gone. */
export function changedActivity(activity: Activity, edited: EditedActivity): Activity {
  const { ours: _, ...rest } = activity;
  const ours = edited.ours.trim();
  return {
    ...rest,
    title: { ru: edited.titleRu.trim(), en: edited.titleEn.trim() },
    period: { from: edited.from, to: edited.to },
    target: { ...activity.target, value: Number(edited.target) },
    ...(ours !== '' && { ours }),
  };
}

/** The roadmap itself, without what was computed of it. */
export function contentOf(status: RoadmapStatus): Content {
  const { activities, date: _date, mayEdit: _mayEdit, version: _version, year: _year, ...content } = status;
  return { ...content, activities: activities.map(ownPart) };
}

function ownPart(activity: ActivityRow): Activity {
  const {
    computed: _computed,
    evidence: _evidence,
    override: _override,
    state: _state,
    turns: _turns,
    value: _value,
    ...own
  } = activity;
  return own;
}
