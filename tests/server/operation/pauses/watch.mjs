/**
 * Loaded before a program: measures how long its event loop is held. At each SIGUSR2 writes what it has seen since the last, and
 * begins anew. `held` is what the main thread itself has worked between two looks at the clock, in milliseconds of a processor: a
 * pause of its own making, whatever else the machine does. `late` is how late the event loop was by the clock.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

const late = monitorEventLoopDelay({ resolution: 1 });
late.enable();
const held = createHistogram();
const worked = () => {
  const { system, user } = process.threadCpuUsage();
  return system + user;
};

let before = worked();
setInterval(() => {
  const now = worked();
  held.record(Math.max(1, now - before));
  before = now;
}, 1).unref();

const describe = (histogram, unitsOfMs) => {
  const ms = (value) => Math.round((10 * value) / unitsOfMs) / 10;
  const at = (percentile) => ms(histogram.percentile(percentile));
  return { count: histogram.count, p50: at(50), p99: at(99), p999: at(99.9), max: ms(histogram.max) };
};

process.on('SIGUSR2', () => {
  const seen = { held: describe(held, 1e3), late: describe(late, 1e6) };
  held.reset();
  late.reset();
  const file = `${process.env.OPORA_PAUSES}/${process.pid}.json`;
  writeFileSync(`${file}.part`, JSON.stringify(seen));
  renameSync(`${file}.part`, file);
});
