import { Alert, Table } from '@mantine/core';
import { Refusal } from '../../../../api/request.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import { Fact } from './FactsTable.tsx';
import { differing, type Facts, type Question } from './facts.ts';

type SigningFaultProps = {
  error: Error | null;
  questions: Question[];
  /** The facts in force, and those that were to be signed. */
  theirs: Facts | undefined;
  yours: Facts | undefined;
};

/** Why the return was not signed; after a conflict, how the two versions differ. */
export function SigningFault({ error, questions, theirs = {}, yours = {} }: SigningFaultProps) {
  const { say, t } = useWords();
  if (!error) return null;
  if (!(error instanceof Refusal) || error.status !== 409) return <ErrorPanel error={error} />;
  return (
    <Alert color="orange" variant="light" role="alert" mb="md" title={t('directorReturn.conflictTitle')}>
      <p>{t('directorReturn.conflict')}</p>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('directorReturn.question')}</Table.Th>
            <Table.Th scope="col">{t('directorReturn.conflictTheirs')}</Table.Th>
            <Table.Th scope="col">{t('directorReturn.conflictYours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differing(questions, theirs, yours).map((question) => (
            <Table.Tr key={question.name}>
              <Table.Th scope="row">{say(question.title)}</Table.Th>
              <Table.Td>
                <Fact question={question} facts={theirs} />
              </Table.Td>
              <Table.Td>
                <Fact question={question} facts={yours} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  );
}
