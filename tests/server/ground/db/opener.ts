/**
 * A process of its own that uses the embedded database of a folder: `opener.ts FOLDER` says "open" and stays until
 * SIGTERM; `opener.ts FOLDER write` then writes rows one after the other and says the number of each committed one.
 */
import { openDatabase } from '../../../../server/ground/db/connect.ts';

const [folder = '', task] = process.argv.slice(2);
const { pool, close } = await openDatabase({ databaseUrl: null, dataFolder: folder }, 'opener');
process.stdout.write('open\n');

process.once('SIGTERM', async () => {
  await close();
  process.exit(0);
});

if (task === 'write') {
  await pool.query('create table if not exists kept (number bigint primary key)');
  const { rows } = await pool.query<{ last: number | null }>('select max(number) as last from kept');
  for (let number = (rows[0]?.last ?? 0) + 1; ; number++) {
    await pool.query('insert into kept values ($1)', [number]);
    process.stdout.write(`${number}\n`);
  }
}
