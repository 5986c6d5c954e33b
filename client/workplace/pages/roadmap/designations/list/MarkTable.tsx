import { Checkbox, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListResponse } from '../../../../../../server/roadmap/municipal/designations/lists/schemas.ts';
import { fold, foldedWords } from '../../../../../../surveys/fold.ts';
import { Wide } from '../../../../../ui/Wide.tsx';
import { useWords } from '../../../../../ui/words.ts';
import { useSchools } from '../../../../shell/schools.ts';
import { KINDS, type Marks, setMark } from './marks.ts';

type MarkTableProps = Pick<ListResponse, 'schools'> & { marks: Marks; setMarks(marks: Marks): void };

/** Every school of the district with a mark for each status, beside the status that it has now. */
export function MarkTable({ marks, schools, setMarks }: MarkTableProps) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const [sought, setSought] = useState('');
  const named = schools
    .map((school) => ({ ...school, name: say(nameOf(school.schoolId)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru', { numeric: true }));
  const wanted = foldedWords(sought);
  const shown = named.filter(({ name }) => wanted.every((word) => fold(name).includes(word)));
  return (
    <>
      <TextInput
        type="search"
        label={t('designations.list.search')}
        maw={320}
        mb="sm"
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <p>{t('designations.list.nothingFound')}</p>
      ) : (
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
    </>
  );
}
