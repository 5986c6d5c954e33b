/** Service workers of the pages that open without a network. */
import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** Pages that open without a network: the name of their file, and their address. */
const KEPT_PAGES = [
  { name: 'survey', address: '/s/' },
  { name: 'observation', address: '/observe/' },
];

/**
 * Makes a service worker for each page that is kept: told which files the page stands on, all that it may load later included, and
 * named by their content, so that a new build brings a new cache.
 */
export function pageWorkers(): Plugin {
  return {
    name: 'opora-page-workers',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['worker.js'];
      // The workplace is not kept.
      if (worker?.type !== 'chunk') return;
      for (const { address, name } of KEPT_PAGES) {
        const page = pageOf(bundle, name);
        if (!page) continue;
        const files = filesOf(bundle, page);
        const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
        const source = worker.code
          .replace('__OPORA_BUILD__', build)
          .replace('__OPORA_NAME__', name)
          .replace('__OPORA_PAGE__', address)
          // Names of assets hold a hash of their content; the page itself is loaded anew whenever there is a network.
          .replace('__OPORA_FILES__', files.map((file) => `/${file}`).join(' '));
        this.emitFile({ type: 'asset', fileName: `${name}-worker.js`, source });
      }
      delete bundle['worker.js'];
    },
  };
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...given: never[]) => unknown>>[1];

/** Each page is built in one of the environments. */
function pageOf(bundle: Bundle, name: string): Rolldown.OutputChunk | undefined {
  return Object.values(bundle).find(
    (file): file is Rolldown.OutputChunk => file.type === 'chunk' && !!file.facadeModuleId?.endsWith(`/${name}.html`),
  );
}

/** All files that a page stands on, styles included. */
function filesOf(bundle: Bundle, page: Rolldown.OutputChunk): string[] {
  const found = new Set<string>();
  const collect = (fileName: string): void => {
    const file = bundle[fileName];
    if (found.has(fileName) || file?.type !== 'chunk') return;
    found.add(fileName);
    for (const style of file.viteMetadata?.importedCss ?? []) found.add(style);
    for (const next of [...file.imports, ...file.dynamicImports]) collect(next);
  };
  collect(page.fileName);
  return [...found].sort();
}
