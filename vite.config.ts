/**
 * Builds the pages: `survey.html` for respondents, `workplace.html` for everyone with an account, `observation.html` for lessons
 * that are observed without a network.
 */
import react from '@vitejs/plugin-react';
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite';
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

const output = {
  // The code of all workers, which are written from it; the addresses of all else hold their hash.
  entryFileNames: ({ name }: { name: string }) => (name === 'worker' ? '[name].js' : 'assets/[name]-[hash].js'),
};

/** What one build makes: these pages, and the workers of those that are kept. */
function pages(...names: string[]): BuildEnvironmentOptions {
  const input = Object.fromEntries(names.map((name) => [name, `client/${name}.html`]));
  return { rolldownOptions: { input: { ...input, worker: 'client/offline/worker.ts' }, output } };
}

export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [react(), pageAddresses(), lighterSurvey(), respondentSurvey(), pageWorkers(), compressedAssets()],
  build: {
    outDir: '../dist/client',
    target: 'es2022',
    // The policy of the server allows no fonts or scripts inside `data:` addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
  },
  environments: {
    client: { build: { ...pages('workplace', 'observation'), emptyOutDir: true } },
    [RESPONDENT]: { consumer: 'client', build: { ...pages('survey'), emptyOutDir: false } },
  },
  builder: {
    async buildApp({ build, environments }) {
      await build(environments.client);
      await build(environments[RESPONDENT]);
    },
  },
  server: { proxy: { '/api': SERVER, '/healthz': SERVER } },
});
