/**
 * Builds the pages: `survey.html` for respondents, `workplace.html` for everyone with an account, `observation.html` for lessons
 * that are observed without a network.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SERVER = process.env.OPORA_URL ?? 'http://127.0.0.1:8080';

/** In development the same addresses as the server's: `/s/CODE` is the survey, all else that names no file the workplace. */
function pageAddresses(): Plugin {
  return {
    name: 'opora-page-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0];
        const namesFile = path.includes('.') || path.startsWith('/@') || path.startsWith('/node_modules/');
        if (path === '/s' || path.startsWith('/s/') || path === '/privacy') request.url = '/survey.html';
        else if (path.startsWith('/observe')) request.url = '/observation.html';
        else if (!namesFile && !path.startsWith('/api/') && path !== '/healthz') request.url = '/workplace.html';
        next();
      });
    },
  };
}

const compress = promisify(brotliCompress);

/** Puts `.br` beside each script and style: the best compression is too slow to be done for each request. */
function compressedAssets(): Plugin {
  return {
    name: 'opora-compressed-assets',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets');
      const files = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(
        files.map(async (name) => {
          const path = join(assets, name);
          await writeFile(`${path}.br`, await compress(await readFile(path)));
        }),
      );
    },
  };
}

/** Pages that open without a network: the name of their file, and their address. */
const KEPT_PAGES = [
  { name: 'survey', address: '/s/' },
  { name: 'observation', address: '/observe/' },
];

/**
 * Makes a service worker for each page that is kept: told which files the page stands on, all that it may load later included, and
 * named by their content, so that a new build brings a new cache.
 */
function pageWorkers(): Plugin {
  return {
    name: 'opora-page-workers',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['worker.js'];
      if (worker?.type !== 'chunk') throw new Error('there is no worker');
      for (const { address, name } of KEPT_PAGES) {
        const files = filesOf(bundle, name);
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

/** All files that a page stands on, styles included. */
function filesOf(bundle: Bundle, name: string): string[] {
  const page = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${name}.html`),
  );
  if (!page) throw new Error(`${name} has no page`);
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

/** Kinds of questions that no form of ours may have (surveys/definition.ts, surveys/form-rules.ts), by the names of their styles. */
const UNUSED_STYLES =
  /\.s[dv]-(rating|ranking|slider|table|matrix|file|imagepicker|imagemap|image|multipletext|composite|timer|breadcrumbs|tagbox|signaturepad|expression|summary|brand)\b/;

/** Icons of such questions, by the names of the variables that hold them in survey-react-ui. */
const UNUSED_ICON =
  /^var (noimage|image|smiley_rate|rating_|drag|flip|reorder|camera|file|folder|editsmall|maximize|restoredown|grip|removefile|timercircle)\w* = "<svg/;

/** SurveyJS brings styles and icons for every kind of question; a slow phone must not load those that are never shown. */
function lighterSurvey(): Plugin {
  return {
    name: 'opora-lighter-survey',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (id.endsWith('survey-react-ui/fesm/survey-react-ui.mjs'))
        return code.replaceAll(/^var (\w+) = "<svg.*";$/gm, (line, name: string) =>
          UNUSED_ICON.test(line) ? `var ${name} = "<svg ></svg>";` : line,
        );
      if (!id.includes('survey-core') || !id.endsWith('.css')) return null;
      // Rules at the top only: `selectors{declarations}`, without braces inside.
      return code.replaceAll(/(?<=^|})([^{}@]+){[^{}]*}/g, (rule, selectors: string) =>
        selectors.split(',').every((selector) => UNUSED_STYLES.test(selector)) ? '' : rule,
      );
    },
  };
}

export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [react(), pageAddresses(), lighterSurvey(), pageWorkers(), compressedAssets()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the server allows no fonts or scripts inside `data:` addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: {
        survey: 'client/survey.html',
        workplace: 'client/workplace.html',
        observation: 'client/observation.html',
        worker: 'client/offline/worker.ts',
      },
      output: {
        // The code of all workers, which are written from it; the addresses of all else hold their hash.
        entryFileNames: ({ name }) => (name === 'worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': SERVER, '/healthz': SERVER } },
});
