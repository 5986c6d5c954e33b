import type { ReactNode } from 'react';
import type { Imported } from '../../../../../server/people/imports/schemas.ts';
import type { PreviewRow, RegisterPreview } from '../../../../api/people/importQueries.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { type Candidate, DoubtList } from './DoubtList.tsx';
import { FaultList } from './FaultList.tsx';
import { FileDrop } from './FileDrop.tsx';
import { FoundPanel } from './FoundPanel.tsx';
import { ImportList } from './ImportList.tsx';
import styles from './RegisterImport.module.css';
import { ResultPanel } from './ResultPanel.tsx';
import { RowLists } from './RowLists.tsx';
import { TakePanel } from './TakePanel.tsx';
import { TroublePanel } from './TroublePanel.tsx';
import { useRegisterImport } from './useRegisterImport.ts';

export type RegisterImportProps<
  Row extends PreviewRow,
  Preview extends RegisterPreview<Row>,
  Result extends Imported,
> = {
  /** Of the kind; `/preview`, `/import`, `/imports` and `/imports/{id}/undo` follow. */
  endpoint: string;
  /** What is sent along with the file: the territory, a date for the whole file. A change of it asks for the preview anew. */
  fields: Record<string, unknown>;
  /** Inputs of `fields`, above the file. @param preview null until a table was found */
  inputs?: (preview: Preview | null) => ReactNode;
  /** What a template is, and the link to it. */
  template?: ReactNode;
  /** Beside the name of a row: what it would change, or more of what it says. */
  detail?: (row: Row) => ReactNode;
  /** For kinds whose rows may be doubtful: which records a row may mean, the likeliest first. */
  decision?: { candidatesOf(row: Row): Candidate[]; newText: string };
  /** What the kind says of a preview as a whole, above the lists. */
  remark?: (preview: Preview) => ReactNode;
  /** Why this preview cannot be taken yet, for instance because a date is missing; null where it can. */
  obstacle?: (preview: Preview) => string | null;
  /** What came of the import, below its counts. */
  outcome?: (result: Result) => ReactNode;
  /** Another file was chosen, or none: what was said of the former one is forgotten. */
  begun?(): void;
  /** After an import and after its undoing: asks anew for what shows these records. */
  changed(): Promise<unknown>;
};

/** A register from a file: what was found, what it would bring, the decision, and the way back; earlier ones below. */
export function RegisterImport<
  Row extends PreviewRow,
  Preview extends RegisterPreview<Row>,
  Result extends Imported = Imported,
>(props: RegisterImportProps<Row, Preview, Result>) {
  const { begun, changed, endpoint, fields, inputs, outcome, template } = props;
  const { t } = useWords();
  const state = useRegisterImport<Row, Preview, Result>({ endpoint, fields, begun, changed });
  const { begin, choice, choose, file, preview, taking, undoing } = state;
  const { found, trouble } = (file && preview.data) || { found: null, trouble: null };
  if (taking.data && file) {
    return (
      <div className={styles.register}>
        <ResultPanel result={taking.data} undoing={undoing} again={() => begin(null)}>
          {outcome?.(taking.data)}
        </ResultPanel>
      </div>
    );
  }
  return (
    <div className={styles.register}>
      {template && <p>{template}</p>}
      {inputs?.(found)}
      <FileDrop name={file?.fileName ?? null} take={begin} drop={() => begin(null)} />
      <div role="status">{file && preview.isFetching && <p>{t('registerImport.reading')}</p>}</div>
      {file && preview.error && <ErrorPanel error={preview.error} retry={() => void preview.refetch()} />}
      {trouble && <TroublePanel key={file?.number} trouble={trouble} choice={choice} choose={choose} />}
      {found && <Found {...props} found={found} state={state} />}
      {!file && <ImportList endpoint={endpoint} undoing={undoing} />}
    </div>
  );
}

type FoundProps<
  Row extends PreviewRow,
  Preview extends RegisterPreview<Row>,
  Result extends Imported,
> = RegisterImportProps<Row, Preview, Result> & {
  found: Preview;
  state: ReturnType<typeof useRegisterImport<Row, Preview, Result>>;
};

function Found<Row extends PreviewRow, Preview extends RegisterPreview<Row>, Result extends Imported>({
  decision,
  detail,
  found,
  obstacle,
  remark,
  state: { checkAgain, choice, choose, decide, decisions, preview, taking },
}: FoundProps<Row, Preview, Result>) {
  const doubtful = found.rows.filter(({ kind, line }) => kind === 'doubtful' || line in decisions);
  return (
    <>
      <FoundPanel table={found.table} choice={choice} choose={choose} />
      {remark?.(found)}
      {decision && doubtful.length > 0 && (
        <DoubtList rows={doubtful} decisions={decisions} decide={decide} {...decision} />
      )}
      <FaultList faults={found.faults} />
      <RowLists rows={found.rows} detail={detail} />
      <TakePanel
        counts={found.counts}
        obstacle={obstacle?.(found) ?? null}
        isAsking={preview.isFetching}
        taking={taking}
        take={() => taking.mutate(found.digest)}
        checkAgain={checkAgain}
      />
    </>
  );
}
