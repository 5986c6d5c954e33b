/** The kinds of evidence and the shape that the data of each has. */
import type { TObject } from 'typebox';
import type { EvidenceKind } from '../../ground/db/evidence-tables.ts';
import { AgreementData } from './kinds/agreement.ts';
import { ConsultationData } from './kinds/consultation.ts';
import { CourseData } from './kinds/course.ts';
import { DocumentData } from './kinds/document.ts';
import { EventData } from './kinds/event.ts';
import { MentoringData } from './kinds/mentoring.ts';
import { ObservationData } from './kinds/observation.ts';
import { RequestData } from './kinds/request.ts';
import { ReviewData } from './kinds/review.ts';
import { StaffData } from './kinds/staff.ts';
import { VisitData } from './kinds/visit.ts';

export type EvidenceDataByKind = {
  document: DocumentData;
  event: EventData;
  visit: VisitData;
  observation: ObservationData;
  staff: StaffData;
  course: CourseData;
  mentoring: MentoringData;
  agreement: AgreementData;
  request: RequestData;
  review: ReviewData;
  consultation: ConsultationData;
};

export const DATA_SCHEMAS: Record<EvidenceKind, TObject> = {
  document: DocumentData,
  event: EventData,
  visit: VisitData,
  observation: ObservationData,
  staff: StaffData,
  course: CourseData,
  mentoring: MentoringData,
  agreement: AgreementData,
  request: RequestData,
  review: ReviewData,
  consultation: ConsultationData,
};

/** A record of any kind, told apart by `kind`. */
export type Typed = { [Kind in EvidenceKind]: { kind: Kind; data: EvidenceDataByKind[Kind] } }[EvidenceKind];
