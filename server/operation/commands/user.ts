/** `user …`: accounts from the command line, for the first steps and for when nobody can sign in. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';
import { id, whole } from './numbers.ts';

const WEEK = 7;
const MOST_DAYS = 30;

const placed = (command: Command) =>
  command.option('--territory <id>', 'territory of the role', id).option('--school <id>', 'school of the role', id);

/** Adds the commands to the program. */
export function register(program: Command): void {
  const user = program.command('user').description('accounts: invite, roles, passwords, second factors');
  user
    .command('list')
    .description('accounts with their roles')
    .option('--role <role>', 'only those with the role')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./user/list.ts')).listAccounts));
  placed(
    user
      .command('invite')
      .description('make an account and print the link by which its owner sets user name and password')
      .argument('<name>', 'how the person wants to be called')
      .requiredOption('--role <role>', 'the first role')
      .option('--email <address>', 'e-mail address, if the person wants to sign in by it')
      .option('--days <n>', 'days until the link ends', whole(MOST_DAYS), WEEK)
      .option('--json', 'print JSON'),
  ).action(lazily(async () => (await import('./user/acts.ts')).invitePerson));
  placed(
    user
      .command('create')
      .description('make an account at once; the password is read from standard input')
      .argument('<name>', 'how the person wants to be called')
      .requiredOption('--username <username>', 'user name')
      .requiredOption('--role <role>', 'the first role')
      .option('--email <address>', 'e-mail address'),
  ).action(lazily(async () => (await import('./user/create.ts')).createWithPassword));
  user
    .command('reset-password')
    .description('print a link by which the owner sets a new password')
    .argument('<user>', 'user name')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./user/acts.ts')).resetPassword));
  registerSimple(user);
  registerRoles(user);
}

function registerSimple(user: Command): void {
  const acts = [
    ['disable', 'end the sessions of an account and let nobody sign in by it'],
    ['enable', 'let a disabled account be used again'],
    ['unlock', 'forget failed sign-ins'],
    ['reset-second-factor', 'for a lost phone: the next sign-in needs the password alone'],
    ['delete', 'remove what is held about a person; signed returns and the audit keep "deleted account"'],
  ] as const;
  for (const [name, description] of acts) {
    user
      .command(name)
      .description(description)
      .argument('<user>', 'user name, or id while there is none')
      .action(lazily(async () => (await import('./user/acts.ts')).SIMPLE_ACTS[name]));
  }
}

function registerRoles(user: Command): void {
  const role = user.command('role').description('give and end roles');
  const add = role.command('add').description('give a role');
  const remove = role.command('remove').description('end a role');
  for (const command of [add, remove]) {
    placed(command.argument('<user>', 'user name, or id while there is none').argument('<role>', 'the role'));
  }
  add.action(lazily(async () => (await import('./user/acts.ts')).giveRole));
  remove.action(lazily(async () => (await import('./user/acts.ts')).endRole));
}
