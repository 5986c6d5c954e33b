import { useState } from 'react';
import type { VprTestView } from '../../../../../server/objectivity/tests/schemas.ts';
import type { Place } from '../../../../api/people/importQueries.ts';
import type { ChosenFile, FileKind, FileTitle } from './files.ts';
import { sameTest, testsOf } from './fileWords.ts';
import { PupilStart } from './PupilStart.tsx';
import { ReportWork } from './ReportWork.tsx';
import { TestChoice } from './TestChoice.tsx';

/** `kind` is null where nothing was recognised: a person may then say that it holds rows of pupils. */
export type StartedFile = { chosen: ChosenFile; kind: FileKind | null; place: Place; title: FileTitle };

type StartPanelProps = {
  file: StartedFile;
  tests: VprTestView[];
  /** Another place is looked at. */
  isReading: boolean;
  open(id: number): void;
  loaded(schools: number): void;
};

/** Results: of which test, and the first look at every row. */
export function StartPanel({ file, isReading, loaded, open, tests }: StartPanelProps) {
  const [chosen, choose] = useState<VprTestView | null | undefined>(undefined);
  const fitting = testsOf(file.title, tests);
  const test = chosen === undefined ? (fitting.length === 1 ? (fitting[0] ?? null) : null) : chosen;
  return (
    <>
      <TestChoice tests={tests} title={file.title} test={test} choose={choose} />
      {file.kind === null || file.kind === 'pupilRows' || file.kind === 'collectionForm' ? (
        <PupilStart file={file} test={test} isReading={isReading} open={open} />
      ) : (
        <ReportWork
          key={test ? tests.findIndex((each) => sameTest(each, test)) : 'none'}
          file={file}
          test={test}
          isReading={isReading}
          loaded={loaded}
        />
      )}
    </>
  );
}
