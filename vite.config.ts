/** Builds the pages: `survey.html` for respondents, `workplace.html` for everyone with an account. */
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

/**
 * Tells the survey's service worker which files its page stands on, all that it may load later included, and names its cache by
 * their content: a new build brings a new cache.
 */
function surveyAssets(): Plugin {
  return {
    name: 'opora-survey-assets',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['survey-worker.js'];
      const page = Object.values(bundle).find(
        (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/survey.html'),
      );
      if (worker?.type !== 'chunk' || page?.type !== 'chunk') throw new Error('the survey has no page or no worker');
      const found = new Set<string>();
      const collect = (name: string): void => {
        const file = bundle[name];
        if (found.has(name) || file?.type !== 'chunk') return;
        found.add(name);
        for (const style of file.viteMetadata?.importedCss ?? []) found.add(style);
        for (const next of [...file.imports, ...file.dynamicImports]) collect(next);
      };
      collect(page.fileName);
      const files = [...found].sort();
      // Names of assets hold a hash of their content; the page itself is loaded anew whenever there is a network.
      const build = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
      worker.code = worker.code
        .replace('__OPORA_BUILD__', build)
        .replace('__OPORA_FILES__', files.map((name) => `/${name}`).join(' '));
    },
  };
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
  plugins: [react(), pageAddresses(), lighterSurvey(), surveyAssets(), compressedAssets()],
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
        'survey-worker': 'client/survey/worker.ts',
      },
      output: {
        // The address of a worker must stay the same; those of all else hold their hash.
        entryFileNames: ({ name }) => (name === 'survey-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': SERVER, '/healthz': SERVER } },
});
