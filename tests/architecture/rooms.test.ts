import { describe, expect, test } from 'vitest';
import { findCircles } from './circles.ts';
import { importsBetweenRooms, ROOMS, ROOT, roomOf, roomTable, writtenTable } from './rooms.ts';
import { type Import, type Source, sources } from './sources.ts';

const file = (path: string, ...targets: (string | Import)[]): Source => ({
  path,
  room: path.split('/')[0] ?? '',
  imports: targets.map((each) => (typeof each === 'string' ? { target: each, typeOnly: false } : each)),
  code: '',
  lines: 1,
});

describe('the rooms of the server', () => {
  test('hold every file but those at the root', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== undefined));
    expect([...rooms].sort()).toEqual([...ROOMS, ROOT].sort());
  });

  const order: readonly string[] = [...ROOMS, ROOT];
  /** Commands are processes of their own: they begin with settings and session as the server does, or are the server and its worker. */
  const BEGINNING = ['config', 'opening', 'serving', 'session', 'worker'].map((name) => `server/${name}.ts`);
  /** The files at the root give the rooms types alone, and to commands what a process begins with. */
  const mayTakeFromRoot = ({ from, one }: { from: string; one: Import }) =>
    one.typeOnly || (from === 'operation' && BEGINNING.includes(one.target));

  test.each(ROOMS)('%s imports from earlier rooms alone', (room) => {
    const upward = importsBetweenRooms(sources).filter(
      (each) =>
        each.from === room &&
        order.indexOf(each.to) > order.indexOf(room) &&
        !(each.to === ROOT && mayTakeFromRoot(each)),
    );
    expect(upward.map(({ one, source }) => `${source.path} imports ${one.target}`)).toEqual([]);
  });

  test('share nothing by their routes: a room lists its own, and the application lists the rooms', () => {
    const isRoutes = (path: string) => /(^|[/-])routes\.ts$/.test(path);
    const listOf = (room: string | undefined) => `server/${room}/routes.ts`;
    const others = sources
      .filter(({ path }) => roomOf(path) !== undefined)
      .flatMap(({ imports, path }) =>
        imports
          .filter(({ target }) => isRoutes(target))
          .filter(({ target }) =>
            target === listOf(roomOf(target)) ? path !== 'server/app.ts' : path !== listOf(roomOf(target)),
          )
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(others).toEqual([]);
  });

  test('import one another as docs/architecture.md says; `node tests/architecture/rooms.ts --write` renews its table', () => {
    expect(writtenTable()).toBe(roomTable(sources));
  });

  test('are counted import by import', () => {
    const table = roomTable([
      file('server/people/a.ts', 'server/ground/b.ts', 'server/ground/c.ts', 'server/people/d.ts', 'surveys/load.ts'),
      file('server/app.ts', 'server/people/a.ts'),
    ]);
    const rowOf = (name: string) => table.split('\n').find((line) => line.startsWith(`| ${name} `));
    expect(rowOf('people')).toMatch(/^\| people \| 2 \|( {2}\|)+$/);
    expect(rowOf('root')).toMatch(/^\| root \| {2}\| 1 \|( {2}\|)+$/);
  });
});

describe('circles of imports', () => {
  test('there are none', () => {
    expect(findCircles(sources)).toEqual([]);
  });

  test.each([
    ['two files', [file('a', 'b'), file('b', 'a')], [['a', 'b']]],
    ['a long way round', [file('a', 'b'), file('b', 'c'), file('c', 'a', 'd'), file('d')], [['a', 'b', 'c']]],
    ['a file of itself', [file('a', 'a')], [['a']]],
    [
      'two circles',
      [file('a', 'b', 'c'), file('b', 'a'), file('c', 'd'), file('d', 'c')],
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['none in a diamond', [file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')], []],
    ['none by a type', [file('a', 'b'), file('b', { target: 'a', typeOnly: true })], []],
  ])('are found: %s', (_name, files, circles) => {
    expect(findCircles(files)).toEqual(circles);
  });
});
