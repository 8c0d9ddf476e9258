/** What matching went by: its rules as shipped and as the house published them, and the house's terms, each version with who said it. */
import { MATCH_RULES } from '../../../matching/rules/match-rules.ts';
import { columns, type PackTable } from '../table.ts';
import { rowsOf } from './from-ledger.ts';

/** As shipped, then as the house published them. */
const rules: PackTable = {
  name: 'rules',
  columns: columns(
    'rule:code',
    'version:number',
    'leg:code',
    'rule_state:code',
    'body:json',
    'reason:text',
    'at:instant',
    'by:code',
  ),
  count: ({ deps }) => MATCH_RULES.length + (deps.ledger.countRows(['match_rule']).get('match_rule') ?? 0),
  totals: [],
  *rows({ deps, mask }) {
    for (const rule of MATCH_RULES)
      yield {
        isIn: true,
        cells: [rule.id, rule.version, rule.leg, 'shipped', JSON.stringify(rule), '', '', ''],
      };
    for (const { rule_id, version, leg, state, body, reason, at, by } of rowsOf(deps.ledger, 'match_rule'))
      yield { isIn: true, cells: [rule_id, version, leg, state, body, mask.text(reason), at, by] };
  },
};

const terms: PackTable = {
  name: 'terms',
  columns: columns('term:code', 'channel:code', 'account:text', 'body:json', 'at:instant', 'by:code'),
  count: ({ deps }) => deps.terms.words().length,
  totals: [],
  *rows({ deps, mask }) {
    for (const { change, at, by } of deps.terms.words()) {
      const [channel, account] = change.what === 'calendar_day' ? ['', ''] : [change.channel, change.account];
      const shown = channel === 'bank' ? mask.account(account) : account;
      const { what, ...said } = change;
      const body = JSON.stringify('account' in said ? { ...said, account: shown } : said);
      yield { isIn: true, cells: [what, channel, shown, body, at, by] };
    }
  },
};

export const ruleTables: readonly PackTable[] = [rules, terms];
