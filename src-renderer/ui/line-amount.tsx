/** What a line says it is about, signed by its direction. A line that moved nothing still says its amount: grey, without a sign, never 0. */
import type { LineView } from '../../shared/contract/shapes.ts';
import { Amount } from './amount.tsx';

/** The amount as the file states it, without a sign: what was ordered, else what was traded, else what moved. */
export const saidAmount = (line: Pick<LineView, 'orderAmount' | 'gross' | 'net'>): number =>
  line.orderAmount ?? line.gross ?? line.net;

interface LineAmountProps {
  readonly line: LineView;
  /** What the line counts where it stands (in a leg), with its sign; else what it says. Not asked for lines without a direction. */
  readonly counted?: number;
  readonly size?: 'normal' | 'strong';
}

export function LineAmount({ line, counted, size = 'normal' }: LineAmountProps) {
  const said = saidAmount(line);
  if (line.direction === null)
    return <Amount minor={said} currency={line.currency} size={size} showsCurrency isMuted />;
  const own = line.direction === 'out' && said !== 0 ? -said : said;
  return <Amount minor={counted ?? own} currency={line.currency} size={size} showsCurrency />;
}
