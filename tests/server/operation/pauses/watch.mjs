/** Loaded before a program: measures how late its event loop is. At each SIGUSR2 writes what it has seen since the last, and begins anew. */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const ms = (nanoseconds) => Math.round(nanoseconds / 1e5) / 10;

process.on('SIGUSR2', () => {
  const seen = {
    count: delay.count,
    p50: ms(delay.percentile(50)),
    p99: ms(delay.percentile(99)),
    p999: ms(delay.percentile(99.9)),
    max: ms(delay.max),
  };
  delay.reset();
  writeFileSync(`${process.env.OPORA_PAUSES}/${process.pid}.json`, JSON.stringify(seen));
});
