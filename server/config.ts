/** The environment, parsed once into one typed object. Nothing else in the project reads `process.env`. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isCalendarDay } from '../surveys/calendar-day.ts';
import { findDistrictOf } from './operation/leaving/note.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Both names of the protocol are in use. */
const POSTGRES = ['postgres:', 'postgresql:'];

/** What the connections of the embedded database are enough for. */
const MOST_PROCESSES = 64;

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Config = {
  /** `DATABASE_URL`: an external PostgreSQL 15 or later; null means the embedded one. */
  databaseUrl: string | null;
  /** `DATABASE_OWNER_URL`: the role that owns the tables, where `DATABASE_URL` names one that owns nothing; null for one role. */
  databaseOwnerUrl: string | null;
  /** Absolute path of the folder of the embedded database: `ownFolder`, or that of the district which the demo there was left for. */
  dataFolder: string;
  /** `OPORA_DATA`: absolute path of the data folder that is named. */
  ownFolder: string;
  /** `OPORA_KEYS`: absolute path of the folder of the campaigns' keys, outside the data folder so that no copy of it takes them along. */
  keyFolder: string;
  /** `PORT`: 0 lets the operating system choose. */
  port: number;
  /** `HOST`: the address to listen on, loopback unless set. */
  host: string;
  /** `OPORA_PROCESSES`: how many processes answer people, 1 to 64. */
  processes: number;
  /** `OPORA_DEMO_DATE`: the demo's "today", YYYY-MM-DD. */
  demoDate: string;
  /** `OPORA_CONTENT`: absolute path of a folder that replaces `surveys/`; null means the one that comes with the code. */
  contentFolder: string | null;
  /** `OPORA_URL`: the public address people open, without a trailing slash; null means the one listened on. */
  url: string | null;
  /** `OPORA_TIME_ZONE`: where days begin and end, an IANA name such as `Asia/Vladivostok`. */
  timeZone: string;
  /** `OPORA_SMTP`: where mail is handed over, for instance `smtps://user:password@mail.example:465`; null sends none. */
  smtp: string | null;
  /** `OPORA_MAIL_FROM`: the sender's address; needed with `OPORA_SMTP`. */
  mailFrom: string | null;
  /** `OPORA_LOG_LEVEL`: the least severe messages that are logged. */
  logLevel: LogLevel;
};

/** What the defaults depend on besides the environment; passed in so that tests need no other machine. */
export type Machine = {
  projectFolder: string;
  root: boolean;
  /** The data folder of the district that the demo in a data folder was left for; null where it was not. */
  findDistrictOf(demoFolder: string): string | null;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable whose value cannot be used. The message is one line that names the variable. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return { projectFolder: resolve(import.meta.dirname, '..'), root: userInfo().uid === 0, findDistrictOf };
}

/**
 * Reads the configuration. An empty variable counts as one that is not set.
 * @param now the clock's instant; gives the year of the default demo date (UTC)
 * @throws ConfigFault naming the first variable whose value cannot be used
 */
export function readConfig(env: Environment, now: Date, machine: Machine = thisMachine()): Config {
  const get = (name: string): string | null => env[name]?.trim() || null;
  const path = (name: string): string | null => resolvePath(get(name), machine.projectFolder);
  const ownFolder = path('OPORA_DATA') ?? defaultDataFolder(machine);
  const dataFolder = get('OPORA_STAY') === null ? (readDistrict(machine, ownFolder) ?? ownFolder) : ownFolder;
  return {
    databaseUrl: readUrl('DATABASE_URL', get('DATABASE_URL'), POSTGRES),
    databaseOwnerUrl: readOwnerUrl(get),
    dataFolder,
    ownFolder,
    keyFolder: path('OPORA_KEYS') ?? keysBeside(dataFolder),
    port: readPort(get('PORT')),
    host: get('HOST') ?? '127.0.0.1',
    processes: readProcesses(get('OPORA_PROCESSES')),
    demoDate: readDate('OPORA_DEMO_DATE', get('OPORA_DEMO_DATE')) ?? `${now.getUTCFullYear()}-06-01`,
    contentFolder: path('OPORA_CONTENT'),
    url: readUrl('OPORA_URL', get('OPORA_URL'), ['http:', 'https:'])?.replace(/\/+$/, '') ?? null,
    timeZone: readTimeZone(get('OPORA_TIME_ZONE')),
    ...readMail(get),
    logLevel: readLogLevel(get('OPORA_LOG_LEVEL')),
  };
}

/** The key folder of a data folder when none is set. */
export function keysBeside(dataFolder: string): string {
  return `${dataFolder}-keys`;
}

/** What a process beside this one needs to work on the same folders, also where the demo is left meanwhile. */
export function environmentOf({ dataFolder, keyFolder }: Config): Record<string, string | undefined> {
  return { ...process.env, OPORA_DATA: dataFolder, OPORA_KEYS: keyFolder, OPORA_STAY: 'yes' };
}

/** One that is away is not made anew: whoever mounts it later would find two. */
function readDistrict(machine: Machine, demoFolder: string): string | null {
  try {
    const district = machine.findDistrictOf(demoFolder);
    if (district === null || existsSync(district)) return district;
    throw new Error(
      `the district's folder ${district} is missing: bring it back, or start the demo, npm start -- --demo`,
    );
  } catch (error) {
    throw new ConfigFault((error as Error).message);
  }
}

function readTimeZone(value: string | null): string {
  const zone = value ?? 'Europe/Moscow';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new ConfigFault(`OPORA_TIME_ZONE must be the name of a time zone such as Europe/Moscow, not "${zone}"`);
  }
}

function readMail(get: (name: string) => string | null): Pick<Config, 'mailFrom' | 'smtp'> {
  const smtp = readUrl('OPORA_SMTP', get('OPORA_SMTP'), ['smtp:', 'smtps:']);
  const mailFrom = get('OPORA_MAIL_FROM');
  if (smtp !== null && !mailFrom?.includes('@')) {
    throw new ConfigFault('OPORA_MAIL_FROM must be the address that mail comes from, because OPORA_SMTP is set');
  }
  return { smtp, mailFrom };
}

/**
 * The data folder when none is set. Root gets one under /var/lib, because PostgreSQL refuses to run as root and the
 * unprivileged user it runs as often cannot enter the folder that holds the project (a home of mode 700).
 */
export function defaultDataFolder(machine: Machine): string {
  if (!machine.root) return join(machine.projectFolder, '.opora');
  const hash = createHash('sha256').update(machine.projectFolder).digest('hex').slice(0, 8);
  return `/var/lib/opora/${basename(machine.projectFolder)}-${hash}`;
}

function resolvePath(value: string | null, folder: string): string | null {
  return value === null ? null : resolve(folder, value);
}

function readPort(value: string | null): number {
  if (value === null) return 8080;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  throw new ConfigFault(`PORT must be a whole number from 0 to 65535, not "${value}"`);
}

function readProcesses(value: string | null): number {
  if (value === null) return 1;
  const processes = Number(value);
  if (/^\d+$/.test(value) && processes >= 1 && processes <= MOST_PROCESSES) return processes;
  throw new ConfigFault(`OPORA_PROCESSES must be a whole number from 1 to ${MOST_PROCESSES}, not "${value}"`);
}

function readDate(name: string, value: string | null): string | null {
  if (value === null || isCalendarDay(value)) return value;
  throw new ConfigFault(`${name} must be a date like 2026-06-01, not "${value}"`);
}

/** The value is never repeated in the message, because a database's address holds its password. */
function readUrl(name: string, value: string | null, protocols: string[]): string | null {
  if (value === null) return null;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  throw new ConfigFault(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
}

function readOwnerUrl(get: (name: string) => string | null): string | null {
  const url = readUrl('DATABASE_OWNER_URL', get('DATABASE_OWNER_URL'), POSTGRES);
  if (url === null || get('DATABASE_URL') !== null) return url;
  throw new ConfigFault('DATABASE_OWNER_URL needs DATABASE_URL, the address that Opora works with');
}

function readLogLevel(value: string | null): LogLevel {
  if (value === null) return 'warn';
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  throw new ConfigFault(`OPORA_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${value}"`);
}
