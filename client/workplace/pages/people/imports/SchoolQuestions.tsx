import { Button, Group, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { UnknownSchool } from '../../../../../server/ground/db/stored/schemas.ts';
import type { SchoolAnswers } from '../../../../api/people/importQueries.ts';
import { schoolsQuery } from '../../../../api/people/schoolQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { useSchools } from '../../../shell/schools.ts';
import styles from './RegisterImport.module.css';

/** Each has a list of all schools, and a file of a whole region may name hundreds that are none of ours. */
const SHOWN_AT_FIRST = 20;
const OPEN = '';
const OTHER = 'other';

type SchoolQuestionsProps = {
  unknown: UnknownSchool[];
  /** Given before; they can be changed. */
  answers: SchoolAnswers;
  isPending: boolean;
  /** Of its heading on the page. */
  order: 2 | 3 | 4;
  /** With the answers of before. */
  ask(answers: SchoolAnswers): void;
};

/** Names that fit no school are asked for once, however many rows they have. */
export function SchoolQuestions({ answers, ask, isPending, order, unknown }: SchoolQuestionsProps) {
  const { t } = useWords();
  const id = useId();
  const [drafts, setDrafts] = useState<SchoolAnswers>({});
  const [isWhole, setWhole] = useState(false);
  const answered = Object.keys(answers);
  if (unknown.length === 0 && answered.length === 0) return null;
  const given = { ...answers, ...drafts };
  const isNew = Object.entries(drafts).some(([name, school]) => !(name in answers) || answers[name] !== school);
  const open = unknown.filter(({ name }) => !(name in given));
  const shown = isWhole ? unknown : unknown.slice(0, SHOWN_AT_FIRST);
  const answer = (name: string) => (school: number | null | undefined) => {
    const { [name]: _, ...rest } = drafts;
    setDrafts(school === undefined ? rest : { ...rest, [name]: school });
  };
  return (
    <section className={styles.questions}>
      {unknown.length > 0 && (
        <>
          <Title order={order} size="h5">
            {t('schoolAsk.title', { count: unknown.length })}
          </Title>
          <p>{t('schoolAsk.lead')}</p>
        </>
      )}
      {shown.map(({ name, rows, similar }) => (
        <Question key={name} name={name} similar={similar} value={given[name]} answer={answer(name)}>
          <span className="quiet"> – {t('schoolAsk.rows', { count: rows })}</span>
        </Question>
      ))}
      {shown.length < unknown.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {t('schoolAsk.more', { count: unknown.length })}
        </Button>
      )}
      {answered.length > 0 && (
        <details>
          <summary>{t('schoolAsk.answered', { count: answered.length })}</summary>
          {answered.map((name) => (
            <Question key={name} name={name} similar={[]} value={given[name]} answer={answer(name)} />
          ))}
        </details>
      )}
      <Group gap="sm">
        <Button
          variant="default"
          onClick={() => ask(given)}
          loading={isPending}
          disabled={!isNew}
          aria-describedby={id}
        >
          {t('schoolAsk.again')}
        </Button>
        {open.length > 1 && (
          <Button
            variant="subtle"
            onClick={() => setDrafts({ ...drafts, ...Object.fromEntries(open.map(({ name }) => [name, null])) })}
          >
            {t('schoolAsk.restNone')}
          </Button>
        )}
      </Group>
      <p className="quiet" id={id} role="status">
        {!isNew && unknown.length > 0 && t('schoolAsk.needsAnswer')}
      </p>
    </section>
  );
}

type QuestionProps = {
  name: string;
  similar: number[];
  /** undefined while nobody has answered. */
  value: number | null | undefined;
  answer(school: number | null | undefined): void;
  children?: ReactNode;
};

function Question({ answer, children, name, similar, value }: QuestionProps) {
  const { say, t } = useWords();
  const { nameOf } = useSchools();
  const { data } = useQuery(schoolsQuery);
  const option = (school: number) => ({ value: String(school), label: say(nameOf(school)) });
  const rest = (data?.schools ?? []).filter(({ id }) => !similar.includes(id));
  return (
    <NativeSelect
      label={
        <>
          «{name}»{children}
        </>
      }
      data={[
        { value: OPEN, label: t('schoolAsk.choose') },
        ...(similar.length > 0 ? [{ group: t('schoolAsk.likely'), items: similar.map(option) }] : []),
        { value: OTHER, label: t('schoolAsk.none') },
        { group: t('schoolAsk.all'), items: rest.map(({ id }) => option(id)) },
      ]}
      value={value === undefined ? OPEN : value === null ? OTHER : String(value)}
      onChange={({ currentTarget: { value: to } }) =>
        answer(to === OPEN ? undefined : to === OTHER ? null : Number(to))
      }
    />
  );
}
