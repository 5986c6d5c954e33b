import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PublicationSummary } from '../../../../../server/publishing/publications/schemas.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './publications.module.css';

const COLUMNS = ['title', 'kind', 'place', 'year', 'state', 'turn'] as const;

/** On a phone each line stands as a card, so that nothing is scrolled sideways. */
export function PublicationTable({ publications }: { publications: PublicationSummary[] }) {
  const { t } = useWords();
  return (
    <Wide>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`publications.table.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {publications.map((each) => (
            <Line key={each.id} publication={each} />
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function Line({ publication }: { publication: PublicationSummary }) {
  const { say, t } = useWords();
  const { document, id, kind, school, state, title, turn, year } = publication;
  const kindName = document ? t(`publications.documents.${document}`) : t(`publications.kinds.${kind}`);
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/publications/$publicationId" params={{ publicationId: id }}>
          {title}
        </Link>
      </Table.Td>
      <Table.Td>{kindName}</Table.Td>
      <Table.Td>{school ? say(school) : t('publications.district')}</Table.Td>
      <Table.Td>{year}</Table.Td>
      <Table.Td>{t(`publications.states.${state}`)}</Table.Td>
      <Table.Td data-nobody={turn.length === 0}>
        {turn.length === 0 ? t('publications.nobody') : turn.map((role) => t(`roles.${role}`)).join(', ')}
      </Table.Td>
    </Table.Tr>
  );
}
