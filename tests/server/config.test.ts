import { describe, expect, test } from 'vitest';
import { ConfigFault, type Environment, readConfig } from '../../server/config.ts';

const now = new Date('2026-11-24T12:00:00Z');
const findDistrictOf = (): string | null => null;
const user = { projectFolder: '/home/ann/opora', root: false, findDistrictOf };
const read = (env: Environment, machine = user) => readConfig(env, now, machine);

describe('configuration', () => {
  test('has a default for everything', () => {
    expect(read({})).toEqual({
      databaseUrl: null,
      databaseOwnerUrl: null,
      dataFolder: '/home/ann/opora/.opora',
      ownFolder: '/home/ann/opora/.opora',
      keyFolder: '/home/ann/opora/.opora-keys',
      port: 8080,
      host: '127.0.0.1',
      processes: 1,
      demoDate: '2026-06-01',
      contentFolder: null,
      url: null,
      timeZone: 'Europe/Moscow',
      smtp: null,
      mailFrom: null,
      logLevel: 'warn',
    });
  });

  test('gives root a data folder of its own for each project', () => {
    const first = read({}, { projectFolder: '/root/opora', root: true, findDistrictOf }).dataFolder;
    const second = read({}, { projectFolder: '/srv/opora', root: true, findDistrictOf }).dataFolder;
    expect(first).toMatch(/^\/var\/lib\/opora\/opora-[0-9a-f]{8}$/);
    expect(second).not.toBe(first);
  });

  test('reads every variable', () => {
    expect(
      read({
        DATABASE_URL: 'postgresql://opora:secret@db:5432/opora',
        DATABASE_OWNER_URL: 'postgres://owner:secret@db/opora',
        OPORA_DATA: 'data',
        OPORA_KEYS: '/home/ann/keys',
        PORT: '0',
        HOST: '::',
        OPORA_PROCESSES: '4',
        OPORA_DEMO_DATE: '2024-02-29',
        OPORA_CONTENT: '/srv/content',
        OPORA_URL: 'https://opora.example/',
        OPORA_TIME_ZONE: 'Asia/Vladivostok',
        OPORA_SMTP: 'smtps://user:secret@mail.example:465',
        OPORA_MAIL_FROM: 'opora@district.example',
        OPORA_LOG_LEVEL: 'debug',
      }),
    ).toEqual({
      databaseUrl: 'postgresql://opora:secret@db:5432/opora',
      databaseOwnerUrl: 'postgres://owner:secret@db/opora',
      dataFolder: '/home/ann/opora/data',
      ownFolder: '/home/ann/opora/data',
      keyFolder: '/home/ann/keys',
      port: 0,
      host: '::',
      processes: 4,
      demoDate: '2024-02-29',
      contentFolder: '/srv/content',
      url: 'https://opora.example',
      timeZone: 'Asia/Vladivostok',
      smtp: 'smtps://user:secret@mail.example:465',
      mailFrom: 'opora@district.example',
      logLevel: 'debug',
    });
  });

  test('takes an empty variable as one that is not set', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' })).toEqual(read({}));
  });

  test.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['OPORA_PROCESSES', '0'],
    ['OPORA_PROCESSES', '65'],
    ['OPORA_PROCESSES', '2.5'],
    ['OPORA_PROCESSES', 'auto'],
    ['DATABASE_URL', 'mysql://user:secret@db/opora'],
    ['DATABASE_URL', 'secret'],
    ['DATABASE_OWNER_URL', 'secret'],
    ['OPORA_DEMO_DATE', '2026-02-30'],
    ['OPORA_DEMO_DATE', '1 June'],
    ['OPORA_DEMO_DATE', '2026-6-1'],
    ['OPORA_URL', 'opora.example'],
    ['OPORA_TIME_ZONE', 'Rostov'],
    ['OPORA_SMTP', 'mail.example'],
    ['OPORA_LOG_LEVEL', 'loud'],
  ])('refuses %s=%s in one line that names the variable', (name, value) => {
    let fault: unknown;
    try {
      read({ [name]: value });
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(ConfigFault);
    expect(String(fault)).toMatch(new RegExp(`^ConfigFault: ${name} must [^\\n]+$`));
  });

  test('takes an owner only beside the role that Opora works with', () => {
    expect(() => read({ DATABASE_OWNER_URL: 'postgresql://owner@db/opora' })).toThrow(/DATABASE_URL/);
  });

  test('never repeats a database password', () => {
    expect(() => read({ DATABASE_URL: 'mysql://user:secret@db/opora' })).not.toThrow(/secret/);
    expect(() => read({ DATABASE_URL: 'mysql://user:secret@db/opora' })).toThrow(ConfigFault);
  });
});
