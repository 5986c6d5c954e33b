/**
 * The load, in a process of its own: connections that are kept, each with one request under way, over bare sockets and from
 * prepared bytes, because whatever the load computes is taken from the two cores that the server has.
 */
import { randomBytes } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';

/** Stands in a prepared body for an id that is new with every request. */
export const ID_TO_COME = '00000000-0000-4000-8000-000000000000';

export type Load = {
  port: number;
  connections: number;
  milliseconds: number;
  shots: { path: string; body: string }[];
  /** Each shot is sent once, and the load ends with the last. */
  once: boolean;
};

/** Milliseconds and requests a second of what was answered well. */
export type LoadReport = {
  rps: number;
  p50: number;
  p99: number;
  /** How many answers had each status; 0 is a connection that broke or was silent to the end. */
  statuses: Record<number, number>;
  /** Answers of 503 that did not say when to come again. */
  withoutRetryAfter: number;
};

const OPENED_AT_A_TIME = 200;
/** For answers that are still to come when the time is over. */
const PATIENCE_MS = 30_000;
const HEAD_END = '\r\n\r\n';

type Shot = { bytes: Buffer; idAt: number };

function prepare({ port, shots }: Load): Shot[] {
  return shots.map(({ body, path }) => {
    const bytes = Buffer.from(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`,
    );
    return { bytes, idAt: bytes.indexOf(ID_TO_COME) };
  });
}

async function connect(port: number): Promise<Socket> {
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((opened, failed) => socket.once('connect', opened).once('error', failed));
  return socket;
}

/** Begins when all connections are open. */
export async function fire(load: Load): Promise<LoadReport> {
  const shots = prepare(load);
  const run = randomBytes(4).toString('hex');
  const times: number[] = [];
  const report: LoadReport = { rps: 0, p50: 0, p99: 0, statuses: {}, withoutRetryAfter: 0 };
  let sent = 0;
  const next = (): Buffer | null => {
    if (load.once && sent >= shots.length) return null;
    const { bytes, idAt } = shots[sent % shots.length];
    sent += 1;
    if (idAt < 0) return bytes;
    const own = Buffer.from(bytes);
    own.write(run, idAt, 'latin1');
    own.write(sent.toString(16).padStart(12, '0'), idAt + 24, 'latin1');
    return own;
  };
  const count = (status: number, head: string, took: number): void => {
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    if (status >= 200 && status < 300) times.push(took);
    if (status === 503 && !/^retry-after: /im.test(head)) report.withoutRetryAfter += 1;
  };
  const sockets: Socket[] = [];
  for (let open = 0; open < load.connections; open += OPENED_AT_A_TIME) {
    const wave = Math.min(OPENED_AT_A_TIME, load.connections - open);
    sockets.push(...(await Promise.all(Array.from({ length: wave }, () => connect(load.port)))));
  }
  const begun = performance.now();
  const until = begun + load.milliseconds;
  await Promise.all(sockets.map((socket) => ask(socket, next, count, until)));
  const seconds = (Math.max(performance.now(), load.once ? 0 : until) - begun) / 1000;
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { ...report, rps: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

/** One connection: asks again as soon as it is answered, until the time is over. */
function ask(
  socket: Socket,
  next: () => Buffer | null,
  count: (status: number, head: string, took: number) => void,
  until: number,
): Promise<void> {
  return new Promise((done) => {
    let since: number | null = null;
    let said = '';
    const send = (): void => {
      const bytes = performance.now() < until ? next() : null;
      if (bytes === null) return void socket.destroy();
      since = performance.now();
      said = '';
      socket.write(bytes);
    };
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
      const end = said.indexOf(HEAD_END);
      if (end < 0 || since === null) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(said)?.[1]);
      if (said.length < end + HEAD_END.length + length) return;
      count(Number(said.slice(9, 12)), said.slice(0, end), performance.now() - since);
      since = null;
      send();
    });
    socket.on('error', () => undefined);
    const late = setTimeout(() => socket.destroy(), until - performance.now() + PATIENCE_MS);
    socket.once('close', () => {
      clearTimeout(late);
      if (since !== null) count(0, '', performance.now() - since);
      done();
    });
    send();
  });
}

if (import.meta.main) {
  process.on('message', async (load: Load) => process.send?.(await fire(load)));
  process.once('disconnect', () => process.exit());
}
