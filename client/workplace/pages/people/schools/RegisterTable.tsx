import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RegisteredSchool, RegisterResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { ClosedText } from '../../../shell/ClosedText.tsx';
import styles from './schools.module.css';

type Column = { label: string; of(school: RegisteredSchool): string };

/** One row a school; on a phone one block. A column in which nothing stands is left out. */
export function RegisterTable({ data: { items, territories } }: { data: RegisterResponse }) {
  const { say, t } = useWords();
  const names = new Map(territories.map(({ id, name }) => [id, say(name)]));
  const all: Column[] = [
    {
      label: t('schoolRegister.fields.territory'),
      of: ({ territoryId }) => (territories.length > 1 ? (names.get(territoryId) ?? '') : ''),
    },
    { label: t('schoolRegister.fields.address'), of: ({ address }) => address },
    { label: t('schoolRegister.fields.login'), of: ({ login }) => login ?? '' },
    { label: t('schoolRegister.fields.code'), of: ({ code }) => code ?? '' },
    {
      label: t('schoolRegister.status'),
      of: ({ status }) => status.kinds.map((kind) => t(`designation.${kind}`)).join(', '),
    },
  ];
  const columns = all.filter(({ of }) => items.some((school) => of(school) !== ''));
  return (
    <Table verticalSpacing="xs" className={styles.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('schoolRegister.school')}</Table.Th>
          {columns.map(({ label }) => (
            <Table.Th key={label} scope="col">
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((school) => (
          <Table.Tr key={school.id}>
            <Table.Th scope="row" fw={400}>
              <School school={school} />
            </Table.Th>
            {columns.map(({ label, of }) => (
              <Cell key={label} label={label}>
                {of(school)}
              </Cell>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** On a phone a cell says what it is, and is left out where it says nothing. */
function Cell({ children, label }: { label: string; children: string }) {
  return (
    <Table.Td data-label={label} data-empty={children === '' || undefined}>
      {children}
    </Table.Td>
  );
}

function School({ school }: { school: RegisteredSchool }) {
  const { say } = useWords();
  const { closedOn, id, name, schoolType, shortName, successorId } = school;
  const isSame = say(name) === say(shortName);
  return (
    <>
      <Link to="/schools/$schoolId/data" params={{ schoolId: id }}>
        {say(shortName)}
      </Link>
      {!isSame && <div className="quiet">{say(name)}</div>}
      {schoolType !== '' && <div className="quiet">{schoolType}</div>}
      {closedOn !== null && (
        <div className="quiet">
          <ClosedText closedOn={closedOn} successorId={successorId} />
        </div>
      )}
    </>
  );
}
