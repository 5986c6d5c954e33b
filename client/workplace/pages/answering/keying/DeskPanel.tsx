import { Button, Title } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../../../ui/words.ts';
import { uuid } from '../../../../uuid.ts';
import { type Action, type Desk, isFull, type Keying } from './desk.ts';
import styles from './KeyingPage.module.css';
import type { KeyingItem } from './sheetAnswers.ts';

type Act = (action: Action) => void;

const MOVES: Record<string, number> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** One sheet: the question at hand with its digits, and the strip of all lines. Keys do everything, buttons too. */
export function DeskPanel({ keying, items, act }: { keying: Keying; items: KeyingItem[]; act: Act }) {
  const { t } = useWords();
  const { desk } = keying;
  const area = useRef<HTMLElement>(null);
  // Each sheet is a panel of its own and is keyed at once: nobody should have to reach for the mouse.
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  const finish = () => act({ kind: 'finish', nextId: uuid() });
  const press = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(key)) act({ kind: 'digit', digit: Number(key) });
    else if (key === '-') act({ kind: 'digit', digit: 0 });
    else if (key === 'Backspace') act({ kind: 'back' });
    else if (key in MOVES) act({ kind: 'move', by: MOVES[key] });
    else if (key === 'Enter' && target === area.current) finish();
    else return;
    event.preventDefault();
  };
  const choose = (digit: number) => {
    act({ kind: 'digit', digit });
    area.current?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: digits are typed here, so it must take the focus.
    <section ref={area} tabIndex={0} className={styles.desk} aria-label={t('keying.area')} onKeyDown={press}>
      <Title order={2} size="h4">
        {desk.kind === 'first'
          ? t('keying.sheet', { number: desk.number })
          : t('keying.second', { number: desk.number })}
      </Title>
      <p className="quiet">{desk.kind === 'first' ? t('keying.writeNumber') : t('keying.secondLead')}</p>
      <Line desk={desk} items={items} choose={choose} />
      <Fault keying={keying} items={items} />
      <Strip desk={desk} />
      {isFull(desk) && (
        <Button mt="md" onClick={finish}>
          {desk.kind === 'first' ? t('keying.finish') : t('keying.finishSecond')}
        </Button>
      )}
    </section>
  );
}

function Line({ desk, items, choose }: { desk: Desk; items: KeyingItem[]; choose: (digit: number) => void }) {
  const { say, t } = useWords();
  const item = items.at(desk.at);
  if (desk.at >= items.length || !item)
    return (
      <p className={styles.question} role="status">
        {t('keying.full')}
      </p>
    );
  return (
    <>
      <p className={styles.question} aria-live="polite">
        <span className="quiet">{t('keying.question', { number: desk.at + 1, all: items.length })}</span>
        <br />
        {say(item.title)}
      </p>
      <div className={styles.answers}>
        {item.choices.map(({ text, value }, index) => (
          <Button key={value} variant="default" size="sm" tabIndex={-1} onClick={() => choose(index + 1)}>
            <strong>{index + 1}</strong>&nbsp;{say(text)}
          </Button>
        ))}
        <Button variant="default" size="sm" tabIndex={-1} onClick={() => choose(0)}>
          <strong>0</strong>&nbsp;{t('keying.none')}
        </Button>
      </div>
      <p className="quiet">{t('keying.keys', { most: item.choices.length })}</p>
    </>
  );
}

function Fault({ keying: { desk, fault }, items }: { keying: Keying; items: KeyingItem[] }) {
  const { t } = useWords();
  return (
    <p className={styles.fault} role="alert">
      {fault === 'digit' && t('keying.badDigit', { most: items.at(desk.at)?.choices.length })}
      {fault === 'empty' && t('keying.emptySheet')}
    </p>
  );
}

/** All lines with their digits, for a look over the whole sheet. */
function Strip({ desk }: { desk: Desk }) {
  const { t } = useWords();
  const done = desk.digits.filter((digit) => digit !== null).length;
  return (
    <>
      <p className="quiet">{t('keying.progress', { done, all: desk.digits.length })}</p>
      <ol className={styles.strip}>
        {desk.digits.map((digit, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
          <li key={at} data-current={at === desk.at}>
            <small>{at + 1}</small>
            {digit === null ? '·' : digit === 0 ? '–' : digit}
          </li>
        ))}
      </ol>
    </>
  );
}
