/**
 * A table that is only ever added to: its rows are facts, bound by the record. Needs a row number of its own (an INTEGER PRIMARY KEY).
 */
import { type Kysely, sql } from 'kysely';

export async function makeAppendOnly(db: Kysely<unknown>, table: string, columns: string): Promise<void> {
  await sql.raw(`CREATE TABLE ${table} (${columns}) STRICT`).execute(db);
  for (const verb of ['UPDATE', 'DELETE'])
    await sql
      .raw(
        `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
         BEGIN SELECT RAISE(ABORT, '${table} is only ever added to'); END`,
      )
      .execute(db);
}
