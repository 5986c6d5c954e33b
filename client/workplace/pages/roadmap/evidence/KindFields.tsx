import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EvidenceKind } from '../../../../../server/roadmap/evidence/schemas.ts';
import { evidenceKindsQuery } from '../../../../api/roadmap/evidenceQueries.ts';
import { Answer } from '../../../../ui/States.tsx';
import type { Field } from './fields.ts';

type KindFieldsProps = { kind: EvidenceKind; children: (fields: readonly Field[]) => ReactNode };

/** Asks the server what a kind of evidence consists of. */
export function KindFields({ kind, children }: KindFieldsProps) {
  const described = useQuery(evidenceKindsQuery);
  return (
    <Answer query={described} height={400}>
      {({ kinds }) => children(kinds.find((each) => each.kind === kind)?.fields ?? [])}
    </Answer>
  );
}
