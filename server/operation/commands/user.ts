/** `user …`: accounts from the command line, for the first steps and for when nobody can sign in. */
import { type Command, InvalidArgumentError } from 'commander';
import {
  addRole,
  disable,
  enable,
  erase,
  invite,
  makePasswordLink,
  removeRole,
  resetSecondFactor,
  unlock,
} from '../../people/accounts/administration.ts';
import { findRolesInScope } from '../../people/accounts/store.ts';
import type { Services } from '../../services.ts';
import { UsageError } from './usage-error.ts';
import { createWithPassword } from './user/create.ts';
import { listAccounts } from './user/list.ts';
import { getAccountId, type PlaceOptions, readRole, say, sayLink, withServices } from './user/run.ts';

type InviteOptions = PlaceOptions & { role: string; email?: string; days: number; json?: boolean };

const WEEK = 7;
const MOST_DAYS = 30;

function whole(most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from 1 to ${most} is expected`);
  };
}
const id = whole(2_147_483_647);

/** Adds the commands to the program. */
export function register(program: Command): void {
  const user = program.command('user').description('accounts: invite, roles, passwords, second factors');
  const placed = (command: Command) =>
    command.option('--territory <id>', 'territory of the role', id).option('--school <id>', 'school of the role', id);

  user
    .command('list')
    .description('accounts with their roles')
    .option('--role <role>', 'only those with the role')
    .option('--json', 'print JSON')
    .action(listAccounts);
  placed(
    user
      .command('invite')
      .description('make an account and print the link by which its owner sets user name and password')
      .argument('<name>', 'how the person wants to be called')
      .requiredOption('--role <role>', 'the first role')
      .option('--email <address>', 'e-mail address, if the person wants to sign in by it')
      .option('--days <n>', 'days until the link ends', whole(MOST_DAYS), WEEK)
      .option('--json', 'print JSON'),
  ).action((name: string, { days, email, json, role, ...place }: InviteOptions) =>
    withServices(async (services, session) => {
      const membership = await readRole(services, role, place);
      await sayLink(session, await invite(services, { ...membership, name, email, days }), json);
    }),
  );
  placed(
    user
      .command('create')
      .description('make an account at once; the password is read from standard input')
      .argument('<name>', 'how the person wants to be called')
      .requiredOption('--username <username>', 'user name')
      .requiredOption('--role <role>', 'the first role')
      .option('--email <address>', 'e-mail address'),
  ).action(createWithPassword);
  user
    .command('reset-password')
    .description('print a link by which the owner sets a new password')
    .argument('<user>', 'user name')
    .option('--json', 'print JSON')
    .action((name: string, { json }: { json?: boolean }) =>
      withServices(async (services, session) => {
        await sayLink(session, await makePasswordLink(services, await getAccountId(services, name)), json);
      }),
    );
  registerSimple(user);
  registerRoles(user);
}

function registerSimple(user: Command): void {
  const acts: [string, string, string, (services: Services, accountId: string) => Promise<void>][] = [
    ['disable', 'end the sessions of an account and let nobody sign in by it', 'disabled', disable],
    ['enable', 'let a disabled account be used again', 'enabled', enable],
    ['unlock', 'forget failed sign-ins', 'unlocked', unlock],
    [
      'reset-second-factor',
      'for a lost phone: the next sign-in needs the password alone',
      'second factor reset',
      resetSecondFactor,
    ],
    [
      'delete',
      'remove what is held about a person; signed returns and the audit keep "deleted account"',
      'deleted',
      erase,
    ],
  ];
  for (const [name, description, done, act] of acts) {
    user
      .command(name)
      .description(description)
      .argument('<user>', 'user name, or id while there is none')
      .action((account: string) =>
        withServices(async (services) => {
          await act(services, await getAccountId(services, account));
          say(`${account}: ${done}`);
        }),
      );
  }
}

function registerRoles(user: Command): void {
  const role = user.command('role').description('give and end roles');
  const acts = [
    ['add', 'give a role', giveNamedRole],
    ['remove', 'end a role', endNamedRole],
  ] as const;
  for (const [name, description, act] of acts) {
    role
      .command(name)
      .description(description)
      .argument('<user>', 'user name, or id while there is none')
      .argument('<role>', 'the role')
      .option('--territory <id>', 'territory of the role', id)
      .option('--school <id>', 'school of the role', id)
      .action((account: string, named: string, place: PlaceOptions) =>
        withServices(async (services) => {
          await act(services, await getAccountId(services, account), named, place);
          say(`${account}: ${named} ${name === 'add' ? 'given' : 'ended'}`);
        }),
      );
  }
}

async function giveNamedRole(services: Services, accountId: string, role: string, place: PlaceOptions): Promise<void> {
  await addRole(services, accountId, await readRole(services, role, place));
}

async function endNamedRole(services: Services, accountId: string, name: string, options: PlaceOptions): Promise<void> {
  const { role, schoolId, territoryId } = await readRole(services, name, options);
  const today = services.clock.today();
  const scope = { territoryIds: [territoryId ?? []].flat(), schoolIds: [schoolId ?? []].flat() };
  const held = (await findRolesInScope(services.db, scope)).find(
    (each) =>
      each.accountId === accountId &&
      each.role === role &&
      each.schoolId === schoolId &&
      each.territoryId === territoryId &&
      (each.endsOn === null || each.endsOn >= today),
  );
  if (!held) throw new UsageError('the account has no such role there');
  await removeRole(services, accountId, held.id);
}
