/**
 * Loaded before a program: measures how long its event loop is held. At each SIGUSR2 writes what it has seen since the last, and
 * begins anew. `held` is what the main thread itself has worked between two looks at the clock, in milliseconds of a processor: a
 * pause of its own making. `late` is how late the event loop was by the clock. `floor` is a fixed piece of work done by the same
 * thread in the same time, by the clock (that of a processor goes in steps too wide for it): how slow the machine is today.
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

const piece = JSON.stringify(
  Array.from({ length: 2_000 }, (_, id) => ({ id, name: `Школа № ${id}`, shares: [id / 7, id / 11] })),
);
const floor = createHistogram();
setInterval(() => {
  const start = performance.now();
  JSON.parse(piece);
  floor.record(Math.max(1, Math.round(1e3 * (performance.now() - start))));
}, 100).unref();

const describe = (histogram, unitsOfMs) => {
  const ms = (value) => Math.round((100 * value) / unitsOfMs) / 100;
  const at = (percentile) => ms(histogram.percentile(percentile));
  return { count: histogram.count, p50: at(50), p99: at(99), p999: at(99.9), max: ms(histogram.max) };
};

process.on('SIGUSR2', () => {
  const seen = { held: describe(held, 1e3), floor: describe(floor, 1e3), late: describe(late, 1e6) };
  held.reset();
  late.reset();
  floor.reset();
  const file = `${process.env.OPORA_PAUSES}/${process.pid}.json`;
  writeFileSync(`${file}.part`, JSON.stringify(seen));
  renameSync(`${file}.part`, file);
});
