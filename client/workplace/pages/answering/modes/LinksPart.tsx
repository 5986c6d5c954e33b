import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { postJson, sendJson } from '../../../../api/request.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { ErrorPanel } from '../../../../ui/States.tsx';
import { useWords } from '../../../../ui/words.ts';
import styles from './Answering.module.css';
import type { Group } from './AnsweringPage.tsx';
import { ClassFields, type ClassWish, countOf } from './ClassFields.tsx';
import { pathOf, useChanging } from './changing.ts';

type PartProps = { data: AnsweringResponse; groups: Group[]; mayHand: boolean };
type GroupLink = AnsweringResponse['links'][number];

/** A cap is raised by so many at a time, if the group has that many left. */
const STEP = 5;

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
              <LinkLine key={link.code} data={data} link={link} capLeft={capLeftOf(groups, link)} mayHand={mayHand} />
            ))}
          </ul>
          {mayHand && links.some((link) => capLeftOf(groups, link) === 0) && (
            <p className="quiet">{t('people.capReached')}</p>
          )}
          {data.state === 'open' && (
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

type LinkLineProps = { data: AnsweringResponse; link: GroupLink; capLeft: number; mayHand: boolean };

function LinkLine({ data, link, capLeft, mayHand }: LinkLineProps) {
  const words = useWords();
  const { t } = words;
  const { audience, cap, code, grade, label, used } = link;
  const changing = useChanging(data, (to: number | null) =>
    to === null
      ? sendJson('DELETE', pathOf(data, `links/${code}`))
      : sendJson('PUT', pathOf(data, `links/${code}`), { cap: to }),
  );
  const more = Math.min(STEP, capLeft);
  const address = `${data.address}/s/${code}`;
  return (
    <li>
      <strong>{[cellName(words, audience, grade), label].filter(Boolean).join(' · ')}</strong>
      <a href={address}>{address}</a>
      <span>{t('answering.link.used', { used, cap })}</span>
      {mayHand && more > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => changing.mutate(cap + more)}>
          {t('answering.link.raise', { more })}
        </Button>
      )}
      {mayHand && used === 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => changing.mutate(null)}>
          {t('answering.link.remove')}
        </Button>
      )}
      {changing.error && <ErrorPanel error={changing.error} />}
    </li>
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
