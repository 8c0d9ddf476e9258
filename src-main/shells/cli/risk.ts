/**
 * `risk`: alerts with what was found, heaviest first, for who has the right to see them; anybody else is told that she has none, and nothing besides.
 */
import { resolve } from 'node:path';
import type { Output } from '../../../shared/contract/calls.ts';
import { isDayOrNone } from '../../../shared/domain/dates.ts';
import { say, sayOr } from '../../../shared/wording/catalogue.ts';
import { readArguments } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { BadUsage, EXIT, type ExitCode } from './exit.ts';
import { type CommandDesk, workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

type Alert = Output<'risk.alert'>['alert'];
type Finding = Output<'risk.alert'>['findings'][number];

export async function risk(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { words, options } = readArguments('risk', args, {
    workspace: 'text',
    from: 'text',
    to: 'text',
    json: 'flag',
  });
  const [query = '', ...rest] = words;
  const { workspace, from, to, json } = options;
  if (workspace === null || rest.length > 0) throw new BadUsage('--workspace DIR is needed', 'risk');
  if (!isDayOrNone(from ?? '') || !isDayOrNone(to ?? ''))
    throw new BadUsage('--from and --to: YYYY-MM-DD', 'risk');
  const desk = await workspaceDesk(resolve(workspace), false, terminal);
  try {
    const found = await alertsOf(desk, query, { from: from ?? '', to: to ?? '' });
    if (json) terminal.out(JSON.stringify(found, null, 2));
    else for (const each of found) tell(each, terminal);
    return EXIT.done;
  } finally {
    desk.close();
  }
}

interface Told {
  readonly alert: Alert;
  readonly findings: readonly Finding[];
}

/** Those whose days meet the asked ones; '' leaves an end open. */
async function alertsOf(
  desk: CommandDesk,
  query: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Told[]> {
  const found: Told[] = [];
  const asked = { query, show: 'all', typology: 'all', rule: 'all' } as const;
  for await (const { key, ...days } of everyRow((page) => desk.call('risk.alerts', { ...asked, ...page }))) {
    if (days.to < from || (to !== '' && days.from > to)) continue;
    const { alert, findings } = await desk.call('risk.alert', { key });
    found.push({ alert, findings });
  }
  return found;
}

function tell({ alert, findings }: Told, { locale, out }: Terminal): void {
  const { level, typology, subject, from, to, score, state } = alert;
  out(
    [
      say(locale, `risk.level.${level}`),
      sayOr(locale, `risk_typology.${typology}`, typology),
      `${say(locale, `risk.subject.${subject.kind}`)} ${subject.label}`,
      from === to ? from : `${from}/${to}`,
      String(score),
      say(locale, `risk.alertState.${state}`),
    ].join('\t'),
  );
  for (const { rule, facts } of findings)
    out(
      `\t${sayOr(locale, `risk_rule.${rule}`, rule)}: ${sayOr(locale, `risk_reason.${rule}`, rule, facts)}`,
    );
}
