/** Every table of a pack, in the order in which money flows. A table of the ledger that is in none of them is one that exclusions name. */
import type { PackTable } from '../table.ts';
import { bookTables } from './books.ts';
import { businessTables } from './business.ts';
import { fundTables } from './funds.ts';
import { houseTables } from './house.ts';
import { linesTable } from './lines.ts';
import { matchingTables } from './matching.ts';
import { paymentTables } from './payments.ts';
import { reviewedTables } from './reviewed.ts';
import { ruleTables } from './rules-and-terms.ts';
import { settlementTables } from './settlement.ts';
import { statementTables } from './statements.ts';

export const PACK_TABLES: readonly PackTable[] = [
  ...statementTables,
  linesTable,
  ...matchingTables,
  ...reviewedTables,
  ...ruleTables,
  ...businessTables,
  ...fundTables,
  ...paymentTables,
  ...settlementTables,
  ...bookTables,
  ...houseTables,
];
