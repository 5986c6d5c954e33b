/** What is read of one row of a table of numbers of people. */
import type { AnonymousAudience } from '../../../../surveys/schema.ts';
import type { FaultCode } from '../../../people/imports/fault.ts';
import type { CellFault } from '../../../people/imports/schemas.ts';

/** What a row says of one group. `cell`: where the number stands. */
export type RowNumber = {
  audience: AnonymousAudience;
  grade: number | null;
  people: number;
  cell: string;
  /** One class of the grade; its people add up with those of the other classes. */
  classLetter: string | null;
  /** Counted from the students, one parent a child. */
  isCounted: boolean;
};

/** `undated`: the day is missing, else all is well. `leftOut`: nothing in it is asked for: another grade, or no number at all. */
export type RowState = 'taken' | 'undated' | 'faulty' | 'leftOut';

export type ReadRow = {
  line: number;
  /** As the file writes it. */
  school: string;
  schoolId: number | null;
  /** YYYY-MM-DD */
  asOf: string | null;
  numbers: RowNumber[];
  faults: CellFault[];
  state: RowState;
};

/** Tells a fault of the row by the column in which it is. */
export type Tell = (column: string, code: FaultCode, value?: string) => void;
