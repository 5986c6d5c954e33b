/** The conditions under which people start Opora, made without changing anything on the machine itself. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An account that the machine itself does not have: it is known only inside the mount namespace. */
const USER = { name: 'opora-matrix', id: 61_234 };
const isRoot = process.getuid?.() === 0;

/** A program and its options, run in a mount namespace where /etc/passwd is the given file. */
const withAccounts = (file, step) => [
  'unshare',
  '--mount',
  'bash',
  '-c',
  `mount --bind "$0" /etc/passwd && ${step}`,
  file,
];

const canUnshare = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;
const asUser = `exec setpriv --reuid=${USER.id} --regid=${USER.id} --clear-groups "$@"`;

/**
 * `prefix` makes, in the home it is given, what the condition needs, and returns the program and options that put a
 * command into the condition. `owner` is the account that the home belongs to and the command runs as.
 */
export const CONDITIONS = [
  { name: 'root inside a home of mode 700', possible: isRoot, prefix: () => [], owner: 0 },
  {
    name: 'root where no account postgres exists',
    possible: canUnshare,
    prefix: (home) =>
      withAccounts(
        writeAccounts(home, (lines) => lines.filter((line) => !/^postgres:/.test(line))),
        'exec "$@"',
      ),
    owner: 0,
  },
  {
    name: 'an ordinary user',
    possible: !isRoot || canUnshare,
    prefix: (home) => {
      if (!isRoot) return [];
      const entry = `${USER.name}:x:${USER.id}:${USER.id}::${home}:/bin/bash`;
      return withAccounts(
        writeAccounts(home, (lines) => [...lines, entry]),
        asUser,
      );
    },
    owner: isRoot ? USER.id : process.getuid?.(),
  },
];

function writeAccounts(home, change) {
  const lines = readFileSync('/etc/passwd', 'utf8').trimEnd().split('\n');
  const file = join(home, 'passwd');
  writeFileSync(file, `${change(lines).join('\n')}\n`);
  chmodSync(file, 0o644);
  return file;
}
