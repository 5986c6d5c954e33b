/** The browser's part of the preview, built in memory at the start: no build step is needed before. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

export type Assets = Record<string, { type: string; body: string }>;

/** Script and styles by their address. */
export async function buildAssets(): Promise<Assets> {
  const require = createRequire(import.meta.url);
  const survey = readFileSync(require.resolve('survey-core/survey-core.fontless.min.css'), 'utf8');
  const own = readFileSync(join(import.meta.dirname, 'preview.css'), 'utf8');
  return {
    '/preview.js': { type: 'text/javascript; charset=utf-8', body: await bundle() },
    '/preview.css': { type: 'text/css; charset=utf-8', body: `${survey}\n${own}` },
  };
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: join(import.meta.dirname, 'preview-browser.ts'), output: { format: 'iife' } },
    },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const script = output!.output.find((part) => part.type === 'chunk');
  return script!.code;
}
