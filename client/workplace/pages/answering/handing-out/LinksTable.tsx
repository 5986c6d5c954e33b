import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { LinksPlan } from '../../../../../server/answering/handing-out/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { Wide } from '../../../../ui/Wide.tsx';
import { useWords, type Words } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './HandOut.module.css';

type Made = LinksPlan['make'][number];

/** So many schools are shown at first. */
const SHOWN = 20;

/** «Ученики, 6 кл.: 6А – 19, 6Б – 19». */
export function lineOf(words: Words, { audience, classes, grade, people }: Made): string {
  const { t } = words;
  const group = cellName(words, audience, grade);
  if (classes.length === 1) {
    return people === null ? t('handOut.links.oneUnknown', { group }) : t('handOut.links.one', { group, people });
  }
  const named = classes.map(({ label, people: own }) => t('handOut.links.class', { label, people: own }));
  return t('handOut.links.classes', { group, classes: named.join(', ') });
}

export function LinksTable({ make }: Pick<LinksPlan, 'make'>) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const [isWhole, setWhole] = useState(false);
  const schools = [...Map.groupBy(make, ({ schoolId }) => schoolId)];
  if (schools.length === 0) return null;
  return (
    <>
      <Wide label={t('handOut.links.groups')}>
        <Table striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('handOut.school')}</Table.Th>
              <Table.Th scope="col">{t('handOut.links.groups')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {schools.slice(0, isWhole ? undefined : SHOWN).map(([schoolId, own]) => (
              <Table.Tr key={schoolId}>
                <Table.Th scope="row">{say(nameOf(schoolId))}</Table.Th>
                <Table.Td>
                  <ul className={styles.lines}>
                    {own.map((group) => (
                      <li key={`${group.audience} ${group.grade}`}>{lineOf(words, group)}</li>
                    ))}
                  </ul>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {!isWhole && schools.length > SHOWN && (
        <Button variant="default" onClick={() => setWhole(true)}>
          {t('handOut.more', { count: schools.length - SHOWN })}
        </Button>
      )}
    </>
  );
}

/** What is left out, by reason, with the groups. */
export function LeftOutList({ leftOut }: Pick<LinksPlan, 'leftOut'>) {
  const words = useWords();
  const { say, t } = words;
  const { nameOf } = useSchools();
  const [isShown, setShown] = useState(false);
  if (leftOut.length === 0) return null;
  return (
    <>
      <p>{t('handOut.leftOut')}</p>
      <ul className={styles.list}>
        {[...Map.groupBy(leftOut, ({ why }) => why)].map(([why, groups]) => (
          <li key={why}>
            {t(`handOut.why.${why}`, { count: groups.length })}
            {isShown && (
              <ul>
                {groups.map(({ audience, grade, schoolId }) => (
                  <li key={`${schoolId} ${audience} ${grade}`}>
                    {`${say(nameOf(schoolId))}, ${cellName(words, audience, grade)}`}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? t('handOut.hideGroups') : t('handOut.showGroups')}
      </Button>
    </>
  );
}
