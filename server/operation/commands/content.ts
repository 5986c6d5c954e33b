/** `content check|preview|diff`: an editor's way to change questionnaires, model and measures without programming. */
import { type Command, Option } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the commands to the program. */
export function register(program: Command): void {
  const content = program.command('content').description('check, preview and compare the content of a district');
  const language = new Option('--lang <language>', 'language of the messages').choices(['ru', 'en']).default('ru');
  content
    .command('check')
    .description('validate a folder of content; its files replace the built-in ones piece by piece')
    .argument('[folder]', 'folder of the district’s own files (the built-in content without it)')
    .option('--json', 'print JSON')
    .addOption(language)
    .action(lazily(async () => (await import('./content/check.ts')).checkContent));
  content
    .command('preview')
    .description('open any form in the browser, with the factor that each question feeds')
    .argument('[folder]', 'folder of the district’s own files')
    .option('--port <port>', 'port on 127.0.0.1 (0 = any free one)', '0')
    .addOption(language)
    .action(lazily(async () => (await import('./content/preview.ts')).previewContent));
  content
    .command('diff')
    .description('compare two versions of content item by item')
    .argument('<before>', 'folder of the earlier version, or "built-in"')
    .argument('<after>', 'folder of the later version, or "built-in"')
    .option('--json', 'print JSON')
    .addOption(language)
    .action(lazily(async () => (await import('./content/diff.ts')).diffContent));
}
