/** `content preview`: a small local server that shows any form as respondents see it, with the factor of each question. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { commandTexts as words } from '../../../../surveys/command-texts.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { UsageError } from '../usage-error.ts';
import { contentOf } from './folders.ts';
import { type Assets, buildAssets } from './preview-assets.ts';
import { formPage, listPage } from './preview-page.ts';

type Options = { port: string; lang: Language };

export type Preview = { server: Server; url: string };

/** Serves the preview until Ctrl-C. */
export async function previewContent(folder: string | undefined, { port, lang }: Options): Promise<void> {
  const { server, url } = await startPreview(folder, portNumber(port), lang);
  process.stdout.write(`${words.previewAt[lang]} ${url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

/** Starts the server on 127.0.0.1; files are read anew for every page, so a saved change shows after a reload. */
export async function startPreview(folder: string | undefined, port: number, language: Language): Promise<Preview> {
  contentOf(folder, language);
  const assets = await buildAssets();
  const server = createServer((request, response) => answer(request, response, folder, language, assets));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new UsageError(`port ${port}: ${error.message}`)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`--port ${text}: expected 0–65535`);
  return port;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string | undefined,
  fallback: Language,
  assets: Assets,
): void {
  const url = new URL(request.url ?? '/', 'http://preview');
  const asset = assets[url.pathname];
  if (asset !== undefined) {
    send(response, 200, asset.type, asset.body);
    return;
  }
  const asked = url.searchParams.get('lang');
  const language: Language = asked === 'ru' || asked === 'en' ? asked : fallback;
  try {
    const content = contentOf(folder, language);
    const page =
      url.pathname === '/' ? listPage(content, language) : formPage(content, url.pathname.slice(1), language);
    send(response, page === null ? 404 : 200, 'text/html; charset=utf-8', page ?? listPage(content, language));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    send(response, 422, 'text/plain; charset=utf-8', error.message.replaceAll('; ', '\n'));
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
