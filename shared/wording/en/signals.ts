/** Intrusion signals: what was seen, why it matters, in plain sentences. */
import type { SameKeys } from '../same-keys.ts';
import type { signals as source } from '../zh-cn/signals.ts';

export const signals: SameKeys<typeof source> = {
  'signals.title': 'Intrusion signals',
  'signals.list': 'Signals',
  'signals.show.all': 'With acknowledged',
  'signals.col.severity': 'Severity',
  'signals.col.at': 'Time',
  'signals.col.kind': 'Signal',
  'signals.col.reason': 'Reason',
  'signals.col.person': 'Person',
  'signals.col.state': 'Acknowledged',
  'signals.empty': 'Nothing to look at',
  'signals.emptyText':
    'Failed log-ins, looks at protected data in bulk, a ledger changed while closed and the like are listed here, with their evidence.',
  'signals.emptyAll': 'There has never been one',
  'signals.evidence': 'Events it rests on',
  'signals.evidenceNone': 'It rests on the files, not on an event',
  'signals.acknowledge': 'Acknowledge',
  'signals.acknowledgeTitle': 'Acknowledge this signal',
  'signals.acknowledgeText':
    'Say what you found and what you did. The signal and your words stay in the record.',
  'signals.comment': 'What you found',
  'signals.acknowledged': 'Acknowledged',
  'signals.acknowledgedBy': 'Acknowledged by {{name}}',
  'signals.noRight': 'Acknowledging takes the role of auditor or administrator.',
  'signals.banner':
    '{{count}} serious intrusion signal is open || {{count}} serious intrusion signals are open',
  'signals.bannerSee': 'See',
  'signal.failed_log_ins': 'Failed log-ins',
  'signal.lock_out': 'Log-in suspended',
  'signal.success_after_failures': 'Log-in after many failures',
  'signal.odd_hour_log_in': 'Log-in at an odd hour',
  'signal.long_absence': 'Log-in after a long absence',
  'signal.two_sessions': 'One person in two places',
  'signal.new_device': 'A new device',
  'signal.rights_changed': 'People or rights changed',
  'signal.mass_reveal': 'Protected fields shown in bulk',
  'signal.mass_export': 'Exports in bulk',
  'signal.refused_repeatedly': 'Refused again and again',
  'signal.limit_loosened_before_use': 'Limit loosened, then used',
  'signal.ledger_changed_while_closed': 'File changed while closed',
  'signal.below_anchor': 'Record and anchored checkpoint differ',
  'signal.clock_back': 'Clock turned back',
  'signal.clock_jump': 'Clock jumped',
  'signal.record_fault': 'Verification found faults',
  'signal.backup_restored': 'Ledger replaced by a backup',
  'signal.reason.failed_log_ins':
    '{{count}} failed log-in within {{minutes}} minutes. || {{count}} failed log-ins within {{minutes}} minutes.',
  'signal.reason.lock_out':
    'After repeated failures log-in was suspended {{count}} time, for {{duration}} at most. || After repeated failures log-in was suspended {{count}} times, for {{duration}} at most.',
  'signal.reason.success_after_failures':
    'Logged in after {{count}} failure. || Logged in after {{count}} failures.',
  'signal.reason.odd_hour_log_in': 'Logged in at hour {{hour}}, outside the usual times.',
  'signal.reason.long_absence': 'Logged in again after {{days}} days.',
  'signal.reason.two_sessions':
    'The same person had {{count}} window open at once. || The same person had {{count}} windows open at once.',
  'signal.reason.new_device': 'A computer not used before can open the workspace now.',
  'signal.reason.rights_changed': '{{what}}.',
  'signal.reason.rights_changed.roles': '{{what}}: from “{{from}}” to “{{to}}”.',
  'signal.reason.rights_changed.given': '{{what}}: {{to}}.',
  'signal.reason.mass_reveal':
    'Protected fields were shown {{count}} time within {{minutes}} minutes. || Protected fields were shown {{count}} times within {{minutes}} minutes.',
  'signal.reason.mass_export':
    '{{count}} export within {{minutes}} minutes. || {{count}} exports within {{minutes}} minutes.',
  'signal.reason.refused_repeatedly':
    'Refused {{count}} time within {{minutes}} minutes. || Refused {{count}} times within {{minutes}} minutes.',
  'signal.reason.limit_loosened_before_use':
    'The approval limits were loosened, and used as loosened within {{minutes}} minutes.',
  'signal.reason.ledger_changed_while_closed':
    '{{place}} was changed between the last closing and this opening.',
  'signal.reason.below_anchor':
    'The checkpoint kept in {{place}} ({{expected}} events) does not fit the present record ({{found}} events).',
  'signal.reason.clock_back': 'The clock of the computer was turned back by {{duration}}.',
  'signal.reason.clock_jump': 'The clock of the computer jumped by {{duration}}.',
  'signal.reason.record_fault':
    'The last verification found {{count}} fault. || The last verification found {{count}} faults.',
  'signal.reason.backup_restored':
    'A backup took the place of the ledger; {{count}} later event is not in it. || A backup took the place of the ledger; {{count}} later events are not in it.',
  'signal.fact.place': 'Place',
  'signal.fact.fault': 'Fault',
  'signal.fact.what': 'What',
  'signal.fact.count': 'Count',
  'signal.fact.minutes': 'Minutes',
  'signal.fact.seconds': 'Seconds',
  'signal.fact.days': 'Days',
  'signal.fact.hour': 'Hour',
  'signal.fact.call': 'Call',
  'signal.fact.person': 'Person',
  'signal.fact.expected': 'Expected',
  'signal.fact.found': 'Found',
  'signal.fact.from': 'Before',
  'signal.fact.to': 'After',
};
