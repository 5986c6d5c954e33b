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

/**
 * `undated`: the day is missing, else all is well. `asked`: people have to say which school it is, else nothing is wrong. `leftOut`: nothing
 * in it is asked for (another grade, or no number at all), or its school is none of the district's.
 */
export type RowState = 'taken' | 'undated' | 'asked' | 'faulty' | 'leftOut';

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
