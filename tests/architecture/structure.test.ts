import { describe, expect, test } from 'vitest';
import { findLines, type Import, type Source, sources } from './sources.ts';

const inRoom = (...rooms: string[]) => sources.filter((source) => rooms.includes(source.room));
const roomOf = ({ target }: Import) => target.split('/')[0] ?? '';
const isPackage = ({ target }: Import) => !/^(surveys|analytics|server|client|bin|tests)\//.test(target);

/** Every import that a rule forbids, as "path imports target". */
function findImports(from: readonly Source[], forbidden: (one: Import) => boolean): string[] {
  return from.flatMap(({ path, imports }) =>
    imports.filter(forbidden).map(({ target }) => `${path} imports ${target}`),
  );
}

/** The preview of content runs in a browser and shows a form exactly as respondents see it. */
const PREVIEW = ['server/operation/commands/content/preview-browser.ts'];

describe('the arrow surveys ← analytics ← server ← client', () => {
  const ALLOWED: Record<string, string[]> = {
    surveys: ['surveys'],
    analytics: ['surveys', 'analytics'],
    server: ['surveys', 'analytics', 'server'],
    bin: ['bin'],
  };

  test.each(Object.entries(ALLOWED))('%s imports from %s only', (room, allowed) => {
    const own = inRoom(room).filter(({ path }) => !PREVIEW.includes(path));
    expect(own.length).toBeGreaterThan(0);
    expect(findImports(own, (one) => !isPackage(one) && !allowed.includes(roomOf(one)))).toEqual([]);
  });

  /**
   * Rules that stand once and that pages ask by themselves: what has a level, which names as typed are equal, which texts are days,
   * which can be rendered, which fingerprint a key has.
   */
  const SHARED_RULES = [
    'analytics/result-level.ts',
    'surveys/calendar-day.ts',
    'surveys/fold.ts',
    'surveys/key-fingerprint.ts',
    'surveys/markdown-bounds.ts',
    'surveys/people-count.ts',
    'analytics/suppression/few-people.ts',
  ];

  test('the client takes types alone from outside, and the shared rules', () => {
    const outside = (one: Import) => !isPackage(one) && roomOf(one) !== 'client' && !SHARED_RULES.includes(one.target);
    expect(findImports(inRoom('client'), (one) => outside(one) && !one.typeOnly)).toEqual([]);
    const shared = sources.filter(({ path }) => SHARED_RULES.includes(path));
    expect(findImports(shared, ({ typeOnly }) => !typeOnly)).toEqual([]);
  });

  test('the client takes from the server its contract alone', () => {
    const contract = /^server\/[\w/-]+\/schemas\.ts$/;
    expect(findImports(inRoom('client'), (one) => roomOf(one) === 'server' && !contract.test(one.target))).toEqual([]);
  });

  test('nothing that runs imports from the tests', () => {
    expect(
      findImports(inRoom('surveys', 'analytics', 'server', 'client', 'bin'), (one) => roomOf(one) === 'tests'),
    ).toEqual([]);
  });
});

describe('the analytics are pure', () => {
  test('they import maths alone', () => {
    expect(findImports(inRoom('analytics'), (one) => isPackage(one) && !one.target.startsWith('@stdlib/'))).toEqual([]);
  });

  test('they have no clock, no randomness, no input and no output', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.|\bprocess\.|\bfetch\(|\bconsole\.|\bcrypto\./;
    expect(inRoom('analytics').flatMap((source) => findLines(source, impure))).toEqual([]);
  });
});

describe('the database', () => {
  const mayTouch = ({ path }: Source) => path.startsWith('server/ground/db/') || /\/store\.ts$/.test(path);

  test('is touched by store.ts and server/db alone', () => {
    const touch = /\.(selectFrom|insertInto|updateTable|deleteFrom|selectNoFrom|mergeInto)\(|\bsql(<[^`]*>)?`/;
    const others = inRoom('server').filter((source) => !mayTouch(source));
    expect(others.flatMap((source) => findLines(source, touch))).toEqual([]);
  });

  test('is asked what lies in a territory, and above it, in one place', () => {
    const own = /^server\/(people\/territories\/store\.ts|ground\/db\/migrations\/)/;
    const others = inRoom('server').filter(({ path }) => !own.test(path));
    expect(others.flatMap((source) => findLines(source, /\bwith ?recursive\b/i))).toEqual([]);
  });

  test('gets no statement that is built from input', () => {
    const built = /\bsql\.raw\(|\.query\(\s*(`[^`]*\$\{|[^)'"`]*\+)/;
    const others = inRoom('server').filter(({ path }) => !path.startsWith('server/ground/db/'));
    expect(others.flatMap((source) => findLines(source, built))).toEqual([]);
  });
});

describe('figures about people', () => {
  test('leave the sealed tallies by the disclosure alone', () => {
    const home = /^server\/(answering\/sealing|profiles\/disclosure)\/store\.ts$/;
    const others = inRoom('server').filter(({ path }) => !home.test(path) && !path.startsWith('server/ground/db/'));
    expect(
      others.flatMap((source) => findLines(source, /['"`\s]tally['"`](?!:)|\b(from|join|update|into) tally\b/)),
    ).toEqual([]);
  });

  test('the way to the sealed tallies is used by the release alone', () => {
    const users = (name: string) => inRoom('server').filter(({ code }) => new RegExp(`\\b${name}\\b`).test(code));
    expect(users('findSealed').map(({ path }) => path)).toEqual([
      'server/profiles/disclosure/release.ts',
      'server/profiles/disclosure/store.ts',
    ]);
  });

  test('stored answer sets are read by the sealer alone, which counts and forgets them', () => {
    const readers = /^server\/answering\/(sealing|submissions|envelopes\/upgrade)\/store\.ts$/;
    const others = inRoom('server').filter(({ path }) => !readers.test(path) && !path.startsWith('server/ground/db/'));
    const touch = /(selectFrom|[jJ]oin)\(\s*['"`](submission|inbox)\b|\b(from|join) (submission|inbox)\b/;
    expect(others.flatMap((source) => findLines(source, touch))).toEqual([]);
  });
});

describe('results of pupils', () => {
  test('reach figures by what is released of them alone', () => {
    const home = /^server\/objectivity\/(imports|imports\/current|released)\/store\.ts$|^server\/ground\/db\//;
    const others = inRoom('server').filter(({ path }) => !home.test(path));
    // Rows of pupils, and the figures that an import has of them.
    const touch = /\bvpr_result\b|\bfindCurrentResults\(|\bvpr_import_school\b/;
    const released = [
      'server/objectivity/absence/store.ts',
      'server/results/gaps/store.ts',
      'server/roadmap/status-exit/store.ts',
    ];
    expect(new Set(others.flatMap((source) => findLines(source, touch)).map((line) => line.split(':')[0]))).toEqual(
      new Set([
        ...released,
        // The demo makes its second table from them; the others ask whether there are any.
        'server/operation/demo/objectivity.ts',
        'server/objectivity/evidence/store.ts',
        'server/people/schools/dependents/store.ts',
      ]),
    );
    for (const path of released) {
      const own = others.filter((source) => source.path === path);
      expect(own.flatMap((source) => findLines(source, /from \$\{shownResults\(schoolIds\)\} as shown/))).toHaveLength(
        1,
      );
    }
  });
});

describe('the level of a result', () => {
  test('is told by one file alone', () => {
    const rule = /\bstate\s*[!=]==\s*'(certain|leaning|few)'|\.level\s*[!=]==\s*'(low|medium|high)'/;
    // The gallery makes up results of every kind.
    const home = /^analytics\/result-level\.ts$|^client\/gallery\//;
    const others = inRoom('analytics', 'server', 'client').filter(({ path }) => !home.test(path));
    expect(others.flatMap((source) => findLines(source, rule))).toEqual([]);
  });
});

describe('the factors of risk', () => {
  test('are content: no program names one of them', () => {
    const programs = inRoom('surveys', 'analytics', 'server', 'client');
    expect(programs.flatMap((source) => findLines(source, /['"`]F\d\d['"`]|\bF\d\d\s*:/))).toEqual([]);
  });
});

describe('words and pictures', () => {
  test('sentences for people are in client/i18n and surveys alone', () => {
    const home = /^client\/i18n\/|^server\/ground\/http\/problem-texts\.ts$/;
    const others = inRoom('analytics', 'server', 'client', 'bin').filter(({ path }) => !home.test(path));
    // Letters by themselves, as in the character class of a pattern, are not words.
    expect(others.flatMap((source) => findLines(source, /[\s'"`>}«(][а-яё]/i))).toEqual([]);
  });

  test('a chart takes data and returns options: it knows no React', () => {
    const charts = sources.filter(({ path }) => /^client\/charts\/.*\.ts$/.test(path));
    expect(findImports(charts, ({ target }) => /^(react|@mantine|@tanstack)/.test(target))).toEqual([]);
  });
});

describe('sizes and settings', () => {
  test('no file is longer than can be kept in mind', () => {
    const limit = (source: Source) => (source.room === 'tests' ? 320 : 260);
    const long = sources.filter((source) => source.lines > limit(source));
    expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });

  test('the environment is read in one place, and by threads where they begin', () => {
    const readers = inRoom('server', 'analytics', 'surveys', 'client').filter(
      ({ path }) => !['server/config.ts', 'server/ground/tables/file-words.ts'].includes(path),
    );
    const found = readers.flatMap((source) => findLines(source, /(?<!['"])\bprocess\.env(\.[A-Z_]|\[)/));
    expect(found).toEqual([]);
  });
});
