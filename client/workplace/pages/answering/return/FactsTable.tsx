import { Table } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import type { Facts, Question } from './facts.ts';

export function FactsTable({ questions, facts }: { questions: Question[]; facts: Facts }) {
  const { say, t } = useWords();
  return (
    <Table striped>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('directorReturn.question')}</Table.Th>
          <Table.Th scope="col">{t('directorReturn.answer')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {questions.map((question) => (
          <Table.Tr key={question.name}>
            <Table.Th scope="row" fw={400}>
              {say(question.title)}
            </Table.Th>
            <Table.Td>
              <Fact question={question} facts={facts} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A number with its unit, or that it was not given. */
export function Fact({ question: { name, unit }, facts }: { question: Question; facts: Facts }) {
  const { language, say, t } = useWords();
  const value = facts[name];
  if (value === undefined) return t('directorReturn.noAnswer');
  return `${value.toLocaleString(language)} ${unit ? say(unit) : ''}`.trim();
}
