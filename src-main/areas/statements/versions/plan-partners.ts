/**
 * What a planned row says, masked, and the other one of it: of a duplicate the line that is there already, of a changed row the version it
 * differs from, in the ledger or in a file that waits before it.
 */
import type { RowFinding } from '../../../../shared/contract/shapes.ts';
import { maskLine } from '../../../../shared/domain/masking/line.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../line-store.ts';
import type { Plan, ReadFile } from '../plan.ts';
import { CHANGED } from '../rules/arrivals.ts';
import { unpackLine } from '../rules/packed-line.ts';
import { LINES_PER_BLOCK, linesOfBlock } from '../staging.ts';
import { fieldChanges } from './rules/field-changes.ts';

type Partner = Pick<RowFinding, 'other' | 'changes' | 'stands' | 'line'>;
interface Other {
  readonly place: NonNullable<RowFinding['other']>;
  readonly line: () => ParsedLine;
}

/** By position among the plan's lines; for one page of rows. */
export function partnersOf(plan: Plan, lines: LineStore): (line: number) => Partner {
  const own = openLines();
  const stands = new Map(plan.arrivals.changes.map((change) => [change.arriving, change.stands]));
  return (line) => {
    const isChanged = plan.arrivals.ends[line] === CHANGED;
    const isLater = stands.get(line) !== 'known';
    const other = otherOf(plan, lines, plan.arrivals.partners[line] ?? -1);
    const mine = own(plan.file, line);
    const { sourceKind } = plan.file.identity;
    const read = readOf(mine, sourceKind);
    if (!isChanged || other === null)
      return { other: other?.place ?? null, changes: [], stands: !isChanged || isLater, line: read };
    const theirs = other.line();
    const changes = isLater ? fieldChanges(theirs, mine, sourceKind) : fieldChanges(mine, theirs, sourceKind);
    return { other: other.place, changes, stands: isLater, line: read };
  };
}

function readOf(line: ParsedLine, sourceKind: Plan['view']['sourceKind']): NonNullable<RowFinding['line']> {
  const {
    kind,
    direction,
    occurredAt,
    bookingDate,
    gross,
    net,
    orderAmount,
    currency,
    counterparty,
    description,
  } = maskLine({ ...line, sourceKind });
  return {
    kind,
    direction,
    occurredAt,
    bookingDate,
    gross,
    net,
    orderAmount,
    currency,
    counterparty,
    description,
  };
}

function otherOf({ known }: Plan, lines: LineStore, position: number): Other | null {
  if (position < 0) return null;
  const lineId = known.lineId[position] ?? 0;
  if (lineId > 0) {
    const { file, row, importId } = lines.unmasked(lineId);
    return { place: { file, row, importId, lineId }, line: () => lines.parsed(lineId) };
  }
  const waiting = known.waiting.findLast((each) => each.from <= position);
  if (!waiting) return null;
  const at = position - waiting.from;
  const { file } = waiting;
  const row = file.lines.columns.row[at] ?? 0;
  const place = { file: file.identity.file, row, importId: null, lineId: null };
  return { place, line: () => openLines()(file, at) };
}

/** Lines of files that wait; a block is opened once while neighbours are asked for. */
function openLines(): (file: ReadFile, line: number) => ParsedLine {
  let held: { readonly block: Uint8Array; readonly texts: string[] } | null = null;
  return (file, line) => {
    const block = file.lines.blocks[Math.floor(line / LINES_PER_BLOCK)] ?? Buffer.alloc(0);
    if (held?.block !== block) held = { block, texts: linesOfBlock(block) };
    return unpackLine(held.texts[line % LINES_PER_BLOCK] ?? '');
  };
}
