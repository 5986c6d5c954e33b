/** The `opora` command as it is typed: in this process, or in one of its own. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { vi } from 'vitest';
import { runProgram } from '../../server/operation/commands/program.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

export type Ended = { code: number | null; out: string; err: string };

/** @param environment variables besides those of this process; `input` is what is typed */
export type Circumstances = { environment?: Record<string, string>; input?: string };

/** Runs the command here, where its modules are loaded already. */
export async function runCommand(args: string[], { environment = {}, input = '' }: Circumstances = {}): Promise<Ended> {
  const ended: Ended = { code: null, out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (chunk: unknown) => {
    ended[stream] += String(chunk);
    return true;
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([input]) as typeof process.stdin),
  ];
  try {
    ended.code = await runProgram(args);
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
  return ended;
}

/** Runs the command as a process, from its start to its end. */
export function spawnCommand(args: string[], { environment = {}, input = '' }: Circumstances = {}): Promise<Ended> {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, ['server/cli.ts', ...args], { cwd: PROJECT, env });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (part) => {
    ended.out += part;
  });
  child.stderr.on('data', (part) => {
    ended.err += part;
  });
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ ...ended, code })));
}
