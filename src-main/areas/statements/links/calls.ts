/** The links' part of the contract: what was found, what a person decides, and totals that count every movement once. */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { LineLink } from '../../../../shared/contract/links.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { getImport, type StatementsDeps } from '../deps.ts';
import { foundLines } from '../found-lines.ts';
import { appendLinkWord } from './decision-store.ts';
import type { Link, LinkTable } from './link-table.ts';
import { totalsOf } from './rules/totals.ts';

type LinksCall = 'statements.links' | 'statements.decideLink' | 'statements.totals';

export function linksCalls(deps: StatementsDeps): HandlersOf<LinksCall> {
  const { links, lines } = deps;
  return {
    'statements.links': async (input, info) => {
      const table = await links.current(info.breathe);
      if (input.lineId !== null) getImport(deps, lines.importOf(input.lineId).id);
      const found =
        input.lineId === null
          ? table.page(input.states, input.offset, input.limit)
          : pageOf(table.about(input.lineId, input.states), input);
      return {
        total: found.total,
        rows: found.links.map((link) => viewOf(deps, table, link)),
        counts: { ...table.counts },
      };
    },
    'statements.decideLink': async (input, info) => {
      decideLink(deps, await links.current(info.breathe), input, info);
      return {};
    },
    'statements.totals': async (input, info) => {
      const table = await links.current(info.breathe);
      return { totals: totalsFor(deps, table, input), proposed: table.counts.proposed };
    },
  };
}

const pageOf = (links: readonly Link[], { offset, limit }: { offset: number; limit: number }) => ({
  total: links.length,
  links: links.slice(offset, offset + limit),
});

function viewOf({ lines, nameOf }: StatementsDeps, table: LinkTable, link: Link): LineLink {
  const [a, b] = [lines.view(link.a), lines.view(link.b)];
  const dayOf = (line: typeof a) => parseDay(line.occurredAt || line.bookingDate) ?? 0;
  return {
    kind: link.kind,
    state: link.state,
    a,
    b,
    evidence: [...link.evidence],
    days: dayOf(b) - dayOf(a),
    rivals: table.rivalsOf(link),
    decidedAt: link.word?.at ?? '',
    decidedBy: link.word ? nameOf(link.word.by) : '',
    reason: link.word?.reason ?? '',
  };
}

/** What was shown is what is decided: a pair that is not there, or stands otherwise by now, is refused. */
function decideLink(
  deps: StatementsDeps,
  table: LinkTable,
  input: Input<'statements.decideLink'>,
  info: CallInfo,
): void {
  const { kind, a, b, decision, reason } = input;
  const link = table.find(kind, a, b);
  if (!link) throw new Refused('not_found', { what: 'link' });
  const { state } = link;
  if (
    decision === 'withdraw'
      ? link.word === null
      : state === (decision === 'confirm' ? 'confirmed' : 'rejected')
  )
    throw new Refused('already_decided', { what: 'link' });
  if (decision === 'confirm' && [a, b].some((line) => isHeldElsewhere(table, line, link)))
    throw new Refused('line_taken', {});
  const subject = { link: kind, decision, lines: `${a} ${b}`, reason };
  deps.record.write(info, { action: 'statements.link_decided', subject }, () =>
    appendLinkWord(deps.ledger, { kind, a, b, decision, reason, at: deps.now(), by: info.person }),
  );
  deps.links.forgetDecisions();
  info.changed('statements', 'record');
}

function isHeldElsewhere(table: LinkTable, line: number, link: Link): boolean {
  const held = table.of(line);
  return held !== null && (held.kind !== link.kind || held.a !== link.a || held.b !== link.b);
}

function totalsFor(
  deps: StatementsDeps,
  table: LinkTable,
  input: Input<'statements.totals'>,
): Output<'statements.totals'>['totals'] {
  const { lines } = deps;
  const { set, found } = foundLines(deps, { ...input, sort: 'file', descending: false });
  const imports = lines.importsOfSet(set);
  const payouts = deps.payouts();
  return totalsOf({
    set,
    found,
    sourceKindOf: (rank) => imports[rank]?.view.sourceKind ?? 'bank',
    counts: (lineId) => !lines.isSuperseded(lineId),
    linkOf: (lineId) => table.of(lineId),
    payoutOf: (lineId) => payouts.get(lineId) ?? null,
  });
}
