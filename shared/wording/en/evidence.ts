/** Evidence packs: contents, dictionary, exclusions, readme. */
import type { SameKeys } from '../same-keys.ts';
import type { evidence as source } from '../zh-cn/evidence.ts';

export const evidence: SameKeys<typeof source> = {
  'exclusion.outside_scope': 'outside the scope that was asked for',
  'exclusion.masked':
    'protected fields (account numbers, holders, identity numbers, and such in texts) are masked',
  'exclusion.confidential':
    'risk alerts, cases, suspicious and large-value reports and all that is kept of them are confidential (Anti-Money Laundering Law, art. 35): in no pack, nor whether there are any',
  'exclusion.watch_list': 'the watch list is for compliance alone',
  'exclusion.secrets': 'passwords, keys, second factors and credentials of sources',
  'exclusion.drafts': 'drafts that were not sent',
  'exclusion.arrangements':
    'how the desk works: mappings, sources, layouts, schedules, log-in rules, saved views, offers, checks of payments, working papers of samples, and monthly reports already made; no facts of money',
  'exclusion.not_asked': 'not asked for',
  'exclusion.erased': 'erased when their time had come; that they were is on record',
  'exclusion.after_head':
    'events behind the checkpoint that the pack stands on: log-ins, looks, hand-overs and samples; they change no fact',
  'exclusion.computed':
    'settlement batches worked out from lines, terms and the day, which nobody has signed: a fact once they are',
  'exclusion.what.rows': 'Rows of {{name}}',
  'exclusion.what.protected': 'Protected fields',
  'exclusion.what.risk': 'What risk control keeps',
  'exclusion.what.watch_list': 'Watch list',
  'exclusion.what.secrets': 'Secrets',
  'exclusion.what.drafts': 'Drafts',
  'exclusion.what.originals': 'Original files',
  'exclusion.what.workbooks': 'Workbooks',
  'exclusion.what.events': 'Events of the log',
  'exclusion.what.later': 'Later events',
  'exclusion.what.arrangements': 'Arrangements and working papers',
  'exclusion.what.computed': 'Settlement batches not signed',
  'pack.type.text': 'text',
  'pack.type.code': 'code',
  'pack.type.number': 'whole number',
  'pack.type.amount': 'amount (decimal, in the currency of its row)',
  'pack.type.day': 'day, YYYY-MM-DD',
  'pack.type.instant': 'instant (ISO 8601, with its zone)',
  'pack.type.json': 'JSON',
  'pack.readme':
    'Evidence pack of {{name}}\n\n' +
    'Format: countinghouse-evidence/1. Software: Countinghouse {{software}}. Time zone: Asia/Shanghai (UTC+08:00).\n' +
    'Log: {{size}} events, root {{root}}, at {{at}}.\nFingerprint of the public key (SHA-256): {{keyId}}\nScope: {{scope}}\n\n' +
    'What is in it\n  data/        the tables, UTF-8 with a byte order mark, comma; dictionary.csv explains every column.\n  tables/      the same tables as workbooks, where asked for.\n' +
    '  originals/   statement files as they were taken in, unmasked, where asked for.\n  log/         the log: checkpoint, the leaf of every event, the events in scope with their inclusion proofs.\n  rows/        of every record of a table, the first eight digits of its SHA-256, to name one that was changed.\n' +
    '  tie-out.csv  every total against the ledger: ledger = pack + left out.\n  exclusions.csv  what was left out, and why.\n  manifest.json, manifest.sig  what there is, and the signature over it.\n\n' +
    'How to check it\n  Open verify.html in any browser, offline, or run verify.mjs with Node, and choose this pack. Take the verifier from another place you trust,\n' +
    '  or compare its SHA-256; the fingerprint of the key must be the one the house told you on another way.\n\n' +
    'Amounts are never rounded. Debit and credit are columns of their own, never a sign. What is masked shows as *.\nThe same scope at the same checkpoint is the same pack, byte for byte, whoever exports it and whenever.\n',
  'pack.scope.all': 'everything',
  'pack.scope.days': 'days {{from}} to {{to}}',
  'pack.scope.open': 'open',
  'pack.scope.channels': 'channels {{list}}',
  'pack.scope.accounts': 'accounts {{list}}',
  'pack.scope.parties': 'parties {{list}}',
  'pack.scope.revealed': 'protected fields not masked',
};
