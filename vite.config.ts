/** Builds the pages: `survey.html` for respondents, `workplace.html` for everyone with an account. */
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
        if (path.startsWith('/s/')) request.url = '/survey.html';
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

export default defineConfig({
  root: 'client',
  publicDir: false,
  plugins: [react(), pageAddresses(), compressedAssets()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // The policy of the server allows no fonts or scripts inside `data:` addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: { input: ['client/survey.html', 'client/workplace.html'] },
  },
  server: { proxy: { '/api': SERVER, '/healthz': SERVER } },
});
