/** What people have found on criteria for leaving the status. */
import type { Generated } from 'kysely';
import type { Fixed } from './columns.ts';

type ExitJudgementTable = {
  id: Generated<number>;
  school_id: Fixed<number>;
  status: Fixed<'lowResults' | 'hardConditions'>;
  criterion: Fixed<string>;
  year: Fixed<number>;
  /** Null takes back what was said before. */
  holds: Fixed<boolean | null>;
  note: Fixed<string>;
  judged_by: Fixed<string>;
  judged_at: Fixed<Date>;
};

export type ExitTables = { exit_judgement: ExitJudgementTable };
