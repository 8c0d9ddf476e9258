/** The help of each command, in the reader's language. Names of options and files stay as they are typed. */
import { isWordKey, type Locale, say } from '../../../shared/wording/catalogue.ts';

const USAGE: Readonly<Record<string, string>> = {
  reconcile:
    'reconcile FILE|DIR… [--out DIR] [--as-of DATE] [--left F --right F] [--mapping F] [--workspace DIR] [--full] [--explain] [--json] [--fail-on-breaks]',
  import: 'import FILE|DIR… --workspace DIR [--mapping F] [--json] [--ask-held REASON]',
  mappings:
    'mappings guess F [--out F] | list --workspace DIR [--all] [--json] | export ID --workspace DIR [--out F] | import F… --workspace DIR | retire ID --workspace DIR',
  watch: 'watch --workspace DIR [--folder DIR | --own-folder] [--on | --off] [--once] [--json]',
  match: 'match --workspace DIR [--as-of DATE] [--full | --dry-run] [--json] [--fail-on-breaks]',
  'undo-import': 'undo-import ID --workspace DIR [--reason TEXT] [--dry-run]',
  'undo-run': 'undo-run [ID] --workspace DIR [--reason TEXT] [--dry-run]',
  post: 'post --workspace DIR [--dry-run] [--json]',
  'fund-check': 'fund-check --workspace DIR [--day D] [--json] [--fail-on-shortfall]',
  period:
    'period list --workspace DIR [--json] | close|soft-close|reopen YYYY-MM --workspace DIR --reason TEXT',
  fetch: 'fetch --workspace DIR [--source ID] [--from DATE --to DATE] [--import] [--json]',
  arrivals: 'arrivals --workspace DIR [--json] [--fail-on-missing]',
  explain: 'explain NUMBER… | --all [--limit N] --workspace DIR [--json]',
  export:
    'export --workspace DIR --kind lines|matches|exceptions|report|orders|journal|trial-balance|client-funds|fund-checks|settlement|evidence|large-value|suspicious|alerts|cases|gbt24589|saft|csv-set|bank-reconciliation|ageing --out F [--reveal REASON] [--query Q | --order NO] [--from D] [--to D] [--by-sub] [--channel C…] [--account A…] [--party M…] [--originals] [--workbooks] [--recipient TEXT --purpose TEXT] [--case NUMBER] [--currency C] [--day D]',
  receipt: 'receipt PAYMENT --workspace DIR --out F [--locale zh-CN|en] [--reveal REASON]',
  original: 'original --workspace DIR --import ID --out F [--reason TEXT]',
  rules:
    'rules [list] --workspace DIR [--json] | export ID [--out F] | import F | discard ID | backtest ID [--from D] [--to D] [--json] | publish ID --reason TEXT [--from D] [--to D]',
  terms:
    'terms list --workspace DIR [--json] | export --workspace DIR [--out F] | import F --workspace DIR [--reason TEXT]',
  orders:
    'orders list [QUERY] --workspace DIR [--limit N] [--json] | show NUMBER | enter F.json | cancel NUMBER --reason TEXT | refund NUMBER AMOUNT --reason TEXT [--currency C] | supplement LINE [--order NUMBER] --reason TEXT | fix LINE --status S [--amount A] --evidence LINE… --reason TEXT',
  parties:
    'parties list --workspace DIR [--json] | accounts [PARTY|house|unverified] | import F.csv [--reason TEXT] | bind PARTY|house --number N --holder NAME [--bank NAME] [--bank-code CODE] [--organisation] | verify ACCOUNT --method document|name_check|micro_deposit|statement [--rejected]',
  payments:
    'payments batches [--all] [--json] --workspace DIR | items BATCH [--json] | new F --from ACCOUNT [--purpose P] [--format F] [--currency C] [--day D] | verify BATCH | submit BATCH --reason TEXT | cancel BATCH --reason TEXT | instruct BATCH --out F | results F… [--dry-run] | retry NUMBER… | link',
  settlement:
    'settlement list [QUERY] [--side channel|merchant] [--show to_sign|waiting|signed|all] [--from D] [--to D] [--json] --workspace DIR | show KEY [--json] | sign KEY… --reason TEXT [--without LINE…] | hold KEY… --reason TEXT | return KEY… --reason TEXT | pay --account ACCOUNT [--format F] [--currency C] [--day D]',
  audit:
    'audit test NAME --population P --workspace DIR [--currency C] [--from D] [--to D] [--channel C] [--account A] [--set NAME=N…] [--limit N] [--json | --paper F --recipient R --purpose T] | sample --population P --method mus|random|stratified|block --seed TEXT --title T --purpose T [--tolerable A --expected A] [--confidence 90|95] [--size N] [--stratum A…] [--procedure T] [--plan] | sample ID [--json | --paper F --recipient R --purpose T] | samples [--json]',
  figures:
    'figures --workspace DIR [--from D --to D] [--panel NAME…] [--by day|week|month] [--compare none|previous|last_year] [--channel C…] [--account A…] [--merchant M…] [--currency C] [--json]',
  risk: 'risk [QUERY] --workspace DIR [--from D] [--to D] [--json]',
  retention: 'retention --workspace DIR [--json]',
  people: 'people --workspace DIR [--json]',
  'add-person': 'add-person NAME --role ROLE --workspace DIR [--login NAME] [--reason TEXT]',
  'issue-password': 'issue-password PERSON --workspace DIR [--reason TEXT]',
  'set-password': 'set-password --workspace DIR',
  requests: 'requests --workspace DIR [--all] [--json]',
  approve: 'approve ID --workspace DIR [--hash HASH] [--reason TEXT]',
  reject: 'reject ID --workspace DIR --reason TEXT',
  withdraw: 'withdraw ID --workspace DIR [--reason TEXT]',
  backup: 'backup --workspace DIR --out F',
  restore: 'restore F (--workspace DIR [--request ID] [--reason TEXT] | --drill [--workspace DIR])',
  verify:
    'verify F [--json] | verify PACK.zip [--earlier PACK.zip] [--json] | verify --workspace DIR [--anchor F | --receipt CODE] [--json]',
  demo: 'demo --out DIR [--orders N] [--days N] [--to D] [--seed S] [--reconcile]',
  bench: 'bench [import|xlsx|match|lists|risk|analytics] [--rows N] [--json]',
};

/** Help of one command, or the list of all when `command` is null. */
export function helpOf(command: string | null, locale: Locale): string {
  const text = (key: string) => (isWordKey(key) ? say(locale, key) : '');
  const usage = command === null ? undefined : USAGE[command];
  if (command !== null && usage !== undefined)
    return [`npm run -s cli -- ${usage}`, '', text(`cli.help.${command}`), '', text('cli.exit_codes')].join(
      '\n',
    );
  const list = Object.entries(USAGE).map(
    ([name, each]) => `  ${each}\n      ${text(`cli.help.${name}`).split('\n')[0]}`,
  );
  return [text('cli.help'), '', 'npm run -s cli -- COMMAND', '', ...list, '', text('cli.exit_codes')].join(
    '\n',
  );
}
