/** `npm start` as a real process: it fills an empty database with the demo, says where it listens, and ends on a signal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataFolder, removeDataFolder } from '../dataFolder.ts';
import { askDemo, type ServerProcess, startServer, stopServer } from '../process.ts';
import { signIn } from '../signIn.ts';

const PATIENCE = 300_000;

let dataFolder: string;
let server: ServerProcess;
beforeAll(async () => {
  dataFolder = await makeDataFolder();
  server = await startServer(dataFolder);
}, PATIENCE);
afterAll(async () => {
  await stopServer(server);
  await removeDataFolder(dataFolder);
});

describe('a start on an empty database', () => {
  it('greets with the address, the accounts and the links of the demo, as `opora demo --json` tells them', async () => {
    const { accounts, links, today, url } = await askDemo(dataFolder);
    const greeting = server.said();
    expect(greeting).toContain(url);
    expect(today).toMatch(/^\d{4}-06-01$/);
    expect(accounts.length).toBeGreaterThan(0);
    for (const { password, username } of accounts) {
      expect(greeting).toContain(username);
      expect(greeting).toContain(password);
    }
    expect(links.length).toBeGreaterThan(0);
    for (const { code } of links) expect(greeting).toContain(`${url}/s/${code}`);
    expect(links.some(({ waiting }) => waiting === 9)).toBe(true);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('lets an account of the demo in by its password, and shows its form at a link', async () => {
    const { accounts, links, url } = await askDemo(dataFolder);
    const [{ password, username }] = accounts;
    await expect(signIn(url, username, password)).resolves.toContain('opora.session_token=');
    expect((await fetch(`${url}/api/survey/${links[0].code}`)).status).toBe(200);
  });

  it('ends with 0 on SIGTERM', async () => {
    await stopServer(server);
    expect(server.process.exitCode).toBe(0);
  });
});
