/** How far `npm ci` has come, seen from outside: npm says nothing until it is over. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const suits = (list, own) =>
  !list || list.includes(own) || (list.some((each) => each.startsWith('!')) && !list.includes(`!${own}`));

/** Libraries of other systems stand in the lock file too, and are not installed. */
function isMeantForUs({ cpu, libc, os }) {
  const glibc = process.platform !== 'linux' || suits(libc, 'glibc');
  return glibc && suits(os, process.platform) && suits(cpu, process.arch);
}

/** @returns paths of all packages that `npm ci` lays into the project, by its lock file */
export function findLocked(project) {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  return Object.keys(packages).filter((path) => path !== '' && isMeantForUs(packages[path]));
}

/** @returns how many of them lie there whole; their own package.json is the sign */
export function countInstalled(project, paths) {
  return paths.filter((path) => existsSync(join(project, path, 'package.json'))).length;
}
