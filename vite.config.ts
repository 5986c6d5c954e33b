/**
 * Builds the pages: `survey.html` for respondents, `workplace.html` for everyone with an account, `observation.html` for lessons
 * that are observed without a network.
 */
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, defineConfig, type Plugin, type Rolldown } from 'vite';
import { compressedAssets } from './bin/pages/compressed-assets.ts';
import { lighterSurvey } from './bin/pages/lighter-survey.ts';
import { pageWorkers } from './bin/pages/page-workers.ts';
import { RESPONDENT, respondentSurvey } from './bin/pages/respondent-survey.ts';

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

const output: Rolldown.OutputOptions = {
  // The code of all workers, which are written from it; the addresses of all else hold their hash.
  entryFileNames: ({ name }) => (name === 'worker' ? '[name].js' : 'assets/[name]-[hash].js'),
};

/**
 * The workplace in few files: what every page stands on, libraries apart since they change seldom, and what several pages share; small
 * pieces go with their neighbours, for each file is a request.
 */
const inFewFiles: Rolldown.OutputOptions = {
  ...output,
  // Pieces that lie together may need others that need them: each runs only after what it stands on.
  strictExecutionOrder: true,
  assetFileNames: ({ names: [name = ''] }) =>
    `assets/${name.split('~')[0].replace(/\.[a-z0-9]+$/, '')}-[hash][extname]`,
  chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
  codeSplitting: {
    groups: [
      { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 5 },
      { name: 'frame', tags: ['$initial'], priority: 4 },
      { name: 'texts', test: /[\\/]client[\\/]i18n[\\/]/, entriesAware: true, priority: 3 },
      // Drawing and questionnaires are large, and few pages have them.
      { name: 'questions', test: /[\\/]node_modules[\\/]survey-|[\\/]client[\\/]forms[\\/]/, priority: 2 },
      { name: 'plot', test: /[\\/]node_modules[\\/](@observablehq|d3|d3-[a-z-]+)[\\/]/, priority: 2 },
      { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4_000, priority: 1 },
    ],
  },
};

const page = (name: string) => ({ [name]: `client/${name}.html` });

/** A page that is kept on the device is built by itself, with its worker: it stands on nothing that another page needs. */
const keptPage = (name: string): BuildEnvironmentOptions => ({
  rolldownOptions: { input: { ...page(name), worker: 'client/offline/worker.ts' }, output },
  emptyOutDir: false,
});

export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [react(), pageAddresses(), lighterSurvey(), respondentSurvey(), pageWorkers(), compressedAssets()],
  build: {
    outDir: '../dist/client',
    target: 'es2022',
    // The policy of the server allows no fonts or scripts inside `data:` addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  environments: {
    client: {
      build: { rolldownOptions: { input: page('workplace'), output: inFewFiles }, emptyOutDir: true },
    },
    observation: { consumer: 'client', build: keptPage('observation') },
    [RESPONDENT]: { consumer: 'client', build: keptPage('survey') },
  },
  builder: {
    async buildApp({ build, environments }) {
      for (const name of ['client', 'observation', RESPONDENT]) await build(environments[name]);
    },
  },
  server: { proxy: { '/api': SERVER, '/healthz': SERVER } },
});
