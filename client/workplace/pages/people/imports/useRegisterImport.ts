/** What is known of a file on its way in: what was chosen in it, what it would bring, and what came of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Imported } from '../../../../../server/people/imports/schemas.ts';
import {
  type Decisions,
  type ImportFile,
  importRegister,
  importsQuery,
  type PreviewReply,
  type PreviewRow,
  previewRegister,
  type RegisterPreview,
  type TableChoice,
  undoImport,
} from '../../../../api/people/importQueries.ts';

/** The numbers by which files are told apart; their contents are too long for the key of a query. */
let files = 0;

type Loaded = ImportFile & { number: number };

export type RegisterImportOptions = {
  endpoint: string;
  fields: Record<string, unknown>;
  begun?(): void;
  /** What else shows these records is asked for anew. */
  changed(): Promise<unknown>;
};

/** Each choice asks for the preview anew, so that what is shown is always what would happen. */
export function useRegisterImport<
  Row extends PreviewRow,
  Preview extends RegisterPreview<Row>,
  Result extends Imported,
>({ begun, changed, endpoint, fields }: RegisterImportOptions) {
  const client = useQueryClient();
  const [file, setFile] = useState<Loaded | null>(null);
  const [choice, setChoice] = useState<TableChoice>({});
  const [decisions, setDecisions] = useState<Decisions>({});
  const request = {
    endpoint,
    file: { fileName: file?.fileName ?? '', content: file?.content ?? '' },
    choice,
    decisions,
    fields,
  };
  const preview = useQuery({
    queryKey: ['import preview', endpoint, file?.number ?? 0, choice, fields, decisions],
    queryFn: () => previewRegister<Preview>(request),
    enabled: file !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    // What is shown stays while another choice is tried; another file begins anew.
    placeholderData: (former?: PreviewReply<Preview>, asked?: { queryKey: readonly unknown[] }) =>
      asked?.queryKey[2] === file?.number ? former : undefined,
  });
  const renewed = () =>
    Promise.all([client.invalidateQueries({ queryKey: importsQuery(endpoint).queryKey }), changed()]);
  const taking = useMutation({
    mutationFn: (digest: string) => importRegister<Result>(request, digest),
    onSuccess: renewed,
  });
  const undoing = useMutation({ mutationFn: (id: number) => undoImport(endpoint, id), onSuccess: renewed });
  const begin = (loaded: ImportFile | null) => {
    files += 1;
    setFile(loaded && { ...loaded, number: files });
    setChoice({});
    setDecisions({});
    begun?.();
    taking.reset();
    undoing.reset();
  };
  const choose = (chosen: TableChoice) => {
    setChoice(chosen);
    // Lines mean other rows now.
    setDecisions({});
    taking.reset();
  };
  const decide = (line: number, to: Decisions[string]['to'] | null) => {
    const { [line]: _, ...others } = decisions;
    setDecisions(to === null ? others : { ...others, [line]: { to } });
  };
  /** After somebody else changed the register. */
  const checkAgain = () => {
    taking.reset();
    return preview.refetch();
  };
  return { file, begin, choice, choose, decisions, decide, preview, taking, undoing, checkAgain };
}
