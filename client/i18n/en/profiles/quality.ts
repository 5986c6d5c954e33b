import type { quality as russian } from '../../ru/profiles/quality.ts';
import type { Texts } from '../../texts.ts';

export const quality: Texts<typeof russian> = {
  without: 'Without doubtful answers',
  counted_one: '{{count}} form looks filled in without reading; it is counted now.',
  counted_other: '{{count}} forms look filled in without reading; they are counted now.',
  removed_one: '{{count}} form that looks filled in without reading is left out.',
  removed_other: '{{count}} forms that look filled in without reading are left out.',
  together_one:
    'In {{count}} group there are fewer than five of them, or they cannot be told apart. There they always count: the difference would give people away.',
  together_other:
    'In {{count}} groups there are fewer than five of them, or they cannot be told apart. There they always count: the difference would give people away.',
};
