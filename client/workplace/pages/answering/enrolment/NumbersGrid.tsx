import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import type { EnrolmentSchool } from '../../../../../server/answering/enrolment/overview/schemas.ts';
import { readPeople } from '../../../../../surveys/people-count.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords } from '../../../../ui/words.ts';
import { blockOf, cellKey, type Drafts, GROUPS, pasteBlock, textOf, withText } from './grid.ts';
import styles from './NumbersGrid.module.css';

type NumbersGridProps = {
  schools: readonly EnrolmentSchool[];
  drafts: Drafts;
  change(drafts: Drafts): void;
  /** How many cells of a pasted block had no place. */
  pasted(outside: number): void;
};

/** Keys move between cells as in a spreadsheet, and a block from one may be pasted. */
export function NumbersGrid({ change, drafts, pasted, schools }: NumbersGridProps) {
  const words = useWords();
  const { day, say, t } = words;
  const table = useRef<HTMLTableElement>(null);
  const go = (row: number, column: number): boolean => {
    const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`);
    cell?.focus();
    cell?.select();
    return Boolean(cell);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event, row, column);
    if (target && go(...target)) event.preventDefault();
    if (event.key !== 'Escape') return;
    const { [cellKey(schools[row].id, GROUPS[column].column)]: _, ...others } = drafts;
    change(others);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number) => {
    const block = blockOf(event.clipboardData.getData('text/plain'));
    if (block.length === 1 && block[0].length === 1) return;
    event.preventDefault();
    const { drafts: next, outside } = pasteBlock(drafts, schools, { row, column }, block);
    change(next);
    pasted(outside);
  };
  return (
    <Wide label={t('enrolment.table')}>
      <Table ref={table} className={styles.grid}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('enrolment.school')}</Table.Th>
            {GROUPS.map(({ audience, column, grade }) => (
              <Table.Th key={column} scope="col">
                {cellName(words, audience, grade)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('enrolment.since')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {schools.map((school, row) => (
            <Table.Tr key={school.id}>
              <Table.Th scope="row">{say(school.shortName)}</Table.Th>
              {GROUPS.map(({ audience, column, grade }, at) => {
                const draft = drafts[cellKey(school.id, column)];
                const known = school.numbers[column]?.people;
                if (!school.mayEdit) return <Table.Td key={column}>{known ?? t('enrolment.none')}</Table.Td>;
                return (
                  <Table.Td key={column}>
                    <input
                      type="text"
                      inputMode="numeric"
                      autoComplete="off"
                      maxLength={12}
                      data-cell={`${row} ${at}`}
                      data-changed={draft !== undefined || undefined}
                      aria-invalid={(draft && readPeople(draft) === null) || undefined}
                      aria-label={t('enrolment.cell', {
                        school: say(school.shortName),
                        group: cellName(words, audience, grade),
                      })}
                      title={draft === undefined ? undefined : t('enrolment.was', { n: known ?? t('enrolment.none') })}
                      placeholder={t('enrolment.none')}
                      value={textOf(drafts, school, column)}
                      onChange={({ currentTarget }) => change(withText(drafts, school, column, currentTarget.value))}
                      onFocus={({ currentTarget }) => currentTarget.select()}
                      onKeyDown={(event) => onKeyDown(event, row, at)}
                      onPaste={(event) => onPaste(event, row, at)}
                      onBlur={() => {
                        // Nothing is erased here: an empty cell shows again what is known.
                        if (draft?.trim() === '') change(withText(drafts, school, column, String(known ?? '')));
                      }}
                    />
                  </Table.Td>
                );
              })}
              <Table.Td>
                <Link to="/schools/$schoolId/roll" params={{ schoolId: school.id }}>
                  {newestOf(school) === '' ? t('enrolment.history') : day(newestOf(school))}
                </Link>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

/** The cell that a key leads to; null where the key belongs to the text of the cell. */
function targetOf(event: KeyboardEvent<HTMLInputElement>, row: number, column: number): [number, number] | null {
  const { selectionEnd, selectionStart, value } = event.currentTarget;
  if (event.key === 'Enter') return [row + (event.shiftKey ? -1 : 1), column];
  if (event.key === 'ArrowDown') return [row + 1, column];
  if (event.key === 'ArrowUp') return [row - 1, column];
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  if (event.key === 'ArrowLeft' && (isWhole || selectionEnd === 0)) return [row, column - 1];
  if (event.key === 'ArrowRight' && (isWhole || selectionStart === value.length)) return [row, column + 1];
  return null;
}

/** The newest day from which a number of the school holds; empty where none is known. */
const newestOf = ({ numbers }: EnrolmentSchool): string =>
  Object.values(numbers).reduce((newest, number) => (number && number.asOf > newest ? number.asOf : newest), '');
