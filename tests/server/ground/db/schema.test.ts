import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../../../server/ground/db/connect.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';
import { describeSchema } from './schema-text.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

/** Runs SQL in an empty database and says what schema that makes. */
async function describeWhatIsMadeBy(schema: string): Promise<string> {
  const name = `${new URL(database.url).pathname.slice(1)}_twin`;
  const owner = createPool({ connectionString: database.url, max: 1 });
  await owner.query(`create database ${name} template template0 encoding 'UTF8'`);
  const address = new URL(database.url);
  address.pathname = name;
  const twin = createPool({ connectionString: address.href, max: 1 });
  try {
    await twin.query(schema);
    return await describeSchema(twin);
  } finally {
    await twin.end();
    await owner.query(`drop database ${name}`);
    await owner.end();
  }
}

describe('the schema', () => {
  it('is what the migrations add up to', async () => {
    await expect(await describeSchema(database.pool)).toMatchFileSnapshot('../../../../server/ground/db/schema.sql');
  });

  it('as SQL makes the same schema again in an empty database', async () => {
    const schema = await describeSchema(database.pool);
    expect(await describeWhatIsMadeBy(schema)).toBe(schema);
  });
});
