import { Checkbox, Table } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import { Paged } from '../../../../../ui/Paged.tsx';
import { Wide } from '../../../../../ui/Wide.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { useSchools } from '../../../../shell/schools.ts';
import { KINDS, type Marks, setMark } from './marks.ts';

type MarkTableProps = Pick<ListResponse, 'schools'> & { marks: Marks; setMarks(marks: Marks): void };

/** Every school of the district with a mark for each status, beside the status that it has now. */
export function MarkTable({ marks, schools, setMarks }: MarkTableProps) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const named = useMemo(() => {
    const order = new Intl.Collator('ru', { numeric: true }).compare;
    const all = schools.map((school) => ({ ...school, name: say(nameOf(school.schoolId)) }));
    return all.sort((a, b) => order(a.name, b.name));
  }, [nameOf, say, schools]);
  const nameOfRow = useCallback(({ name }: (typeof named)[number]) => name, []);
  return (
    <Paged rows={named} nameOf={nameOfRow} search={t('designations.list.search')}>
      {(shown) => (
        <Wide label={t('designations.school')}>
          <Table maw={820}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('designations.school')}</Table.Th>
                {KINDS.map((kind) => (
                  <Table.Th key={kind} scope="col">
                    {t(`designation.${kind}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t('designations.list.now')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map(({ before, name, schoolId }) => (
                <Table.Tr key={schoolId}>
                  <Table.Th scope="row">{name}</Table.Th>
                  {KINDS.map((kind) => (
                    <Table.Td key={kind}>
                      <Checkbox
                        aria-label={t('designations.list.mark', { kind: t(`designation.${kind}`), school: name })}
                        checked={marks.get(schoolId)?.includes(kind) ?? false}
                        onChange={(event) => setMarks(setMark(marks, schoolId, kind, event.currentTarget.checked))}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td>
                    {before.length === 0 ? (
                      <span className="quiet">{t('designations.noStatus')}</span>
                    ) : (
                      before.map((kind) => t(`designation.${kind}`)).join(', ')
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
    </Paged>
  );
}
