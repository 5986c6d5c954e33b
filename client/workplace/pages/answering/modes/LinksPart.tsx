import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { postJson } from '../../../../api/request.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './Answering.module.css';
import type { Group } from './AnsweringPage.tsx';
import { ClassFields, type ClassWish, countOf } from './ClassFields.tsx';
import { pathOf, useChanging } from './changing.ts';
import { type GroupLink, LinkLine } from './LinkLine.tsx';

type PartProps = { data: AnsweringResponse; groups: Group[]; mayHand: boolean };

const capLeftOf = (groups: Group[], { grade }: GroupLink): number =>
  groups.find((group) => group.grade === grade)?.capLeft ?? 0;

/** One link for each class: made, printed as a notice, given a higher cap, or removed while nobody has answered. */
export function LinksPart({ data, groups, mayHand }: PartProps) {
  const { language, t } = useWords();
  const [{ audience }] = groups;
  const links = data.links.filter((link) => link.audience === audience);
  return (
    <>
      {links.length === 0 ? (
        <p className="quiet">{t('answering.link.none')}</p>
      ) : (
        <>
          <ul className={styles.list} aria-label={t('answering.link.list')}>
            {links.map((link) => (
              <LinkLine
                key={link.code}
                data={data}
                link={link}
                capLeft={capLeftOf(groups, link)}
                mayHand={mayHand}
                mayReopen
              />
            ))}
          </ul>
          {mayHand && links.some((link) => !link.closed && capLeftOf(groups, link) === 0) && (
            <p className="quiet">{t('people.capReached')}</p>
          )}
          {data.state === 'open' && links.some(({ closed }) => !closed) && (
            <a href={`${pathOf(data, 'notices')}&language=${language}`} target="_blank" rel="noreferrer">
              {t('answering.link.notices')}
            </a>
          )}
        </>
      )}
      {mayHand && <NewLink data={data} groups={groups} />}
    </>
  );
}

/** What was handed out while the audience still answered by links: closed, with its counts. */
export function OldLinks({ data, groups }: Pick<PartProps, 'data' | 'groups'>) {
  const { t } = useWords();
  const links = data.links.filter(({ audience }) => audience === groups[0].audience);
  if (links.length === 0) return null;
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {t('answering.link.old')}
      </Title>
      <ul className={styles.list}>
        {links.map((link) => (
          <LinkLine key={link.code} data={data} link={link} capLeft={0} mayHand={false} mayReopen={false} />
        ))}
      </ul>
    </>
  );
}

function NewLink({ data, groups }: { data: AnsweringResponse; groups: Group[] }) {
  const { t } = useWords();
  const [wish, setWish] = useState<ClassWish>({ grade: groups[0].grade, label: '', count: '' });
  const [isTried, setTried] = useState(false);
  const [{ audience }] = groups;
  const people = countOf(wish);
  const making = useChanging(data, (count: number) =>
    postJson(pathOf(data, 'links'), { audience, grade: wish.grade, label: wish.label, people: count }),
  );
  return (
    <form
      noValidate
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(people === null);
        if (people === null) return;
        making.mutate(people, { onSuccess: () => setWish({ ...wish, label: '', count: '' }) });
      }}
    >
      <ClassFields
        groups={groups}
        wish={wish}
        countLabel={t('answering.people')}
        isWrong={isTried && people === null}
        change={setWish}
      />
      <Button type="submit" variant="default" loading={making.isPending}>
        {t('answering.link.make')}
      </Button>
      {making.error && <ErrorPanel error={making.error} />}
    </form>
  );
}
