/** The steps of a start: how far each has come, for the starting page and as lines on standard error. */

/** What a step is called in the lines; one without a name makes none. */
const NAMES = {
  libraries: 'installing the libraries',
  runtime: 'installing the runtime (Node 24)',
  pages: 'building the pages',
  demo: 'making the demo district (20 schools, two campaigns)',
};
const UNITS = { libraries: 'packages', demo: 'parts' };
/** In a terminal one line is written anew; elsewhere, in a log, a line now and then is enough. */
const TERMINAL_MS = 500;
const LOG_MS = 10_000;
const CLEAR_LINE = '\r\x1b[K';

/**
 * @param {string[]} names the steps in their order
 * @param {{ isTTY?: boolean, write(text: string): unknown }} out
 */
export function createProgress(names, out = process.stderr) {
  const stepOf = (name) => ({ name, state: 'waiting', done: 0, total: 0, since: 0, seconds: 0 });
  const steps = names.map(stepOf);
  let timer;
  let onLine = false;

  const running = () => steps.find(({ state }) => state === 'running');
  const write = (text, stays) => {
    out.write(`${onLine ? CLEAR_LINE : ''}opora: ${text}${stays ? '\n' : ''}`);
    onLine = !stays;
  };
  const show = () => {
    const step = running();
    if (!step) return;
    const count = step.done > 0 ? `${step.done} of ${step.total} ${UNITS[step.name] ?? ''}, ` : '';
    write(`${NAMES[step.name]}: ${count}${seconds(step)} s`, !out.isTTY);
  };
  const end = () => {
    const step = running();
    clearInterval(timer);
    if (!step) return;
    step.seconds = seconds(step);
    step.state = 'done';
    if (NAMES[step.name]) write(`${NAMES[step.name]}: done in ${step.seconds} s`, true);
  };

  return {
    steps,
    /** Adds a step of which nobody knew before it began. */
    add(name) {
      if (!steps.some((each) => each.name === name)) steps.push(stepOf(name));
    },
    /** Ends the step before and begins this one. A name that is not among the steps ends the one before and no more. */
    begin(name) {
      if (running()?.name === name) return;
      end();
      const step = steps.find((each) => each.name === name);
      if (!step) return;
      for (const earlier of steps.slice(0, steps.indexOf(step))) earlier.state = 'done';
      Object.assign(step, { state: 'running', since: performance.now() });
      if (!NAMES[name]) return;
      write(`${NAMES[name]} …`, !out.isTTY);
      timer = setInterval(show, out.isTTY ? TERMINAL_MS : LOG_MS);
      timer.unref();
    },
    /** How far the step that runs has come. */
    advance(done, total) {
      Object.assign(running() ?? {}, { done, total });
    },
    /** What another program says while a step runs gets lines of its own. */
    pass(text) {
      out.write(`${onLine ? CLEAR_LINE : ''}${text}`);
      onLine = false;
    },
    /** All is over, well or not. */
    end,
    stop() {
      clearInterval(timer);
      if (onLine) out.write('\n');
      onLine = false;
    },
  };
}

function seconds({ since }) {
  return Math.round((performance.now() - since) / 1000);
}
