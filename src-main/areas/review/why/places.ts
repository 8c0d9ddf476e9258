/** Where the counterpart of a line would stand: the other side's files, which of them cover its days, and the days no file covers. */
import type { Saying, WhyException } from '../../../../shared/contract/why.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import { LEG_SOURCES, type Leg, type Side } from '../../../../shared/domain/leg.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { neighbourDay } from '../../matching/rules/legs/one-sided.ts';
import { importsOfSide } from '../../matching/sides.ts';
import { isDeskMade } from '../../statements/rules/desk-made.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { StoredImport } from '../../statements/store.ts';
import { type Explainer, shown } from './explainer.ts';
import { type Asked, otherSideOf, periodText, soughtDays } from './tried-rules.ts';

const PLACES_SHOWN_MAX = 12;
/** Runs of days named at most. */
const GAPS_SHOWN_MAX = 10;

export function placesOf(
  explainer: Explainer,
  asked: Asked,
  channel: Channel,
): Pick<WhyException, 'places' | 'morePlaces' | 'where'> {
  const { view, exception, side } = asked;
  const other = otherSideOf(side);
  // Where both sides are there, their lines name their files.
  if (exception[other].length > 0) return { places: [], morePlaces: 0, where: [] };
  const run = explainer.standing.run();
  const facts = run?.legs.get(view.leg);
  const pair =
    view.leg === 'left_right' ? { left: facts?.leftImports ?? [], right: facts?.rightImports ?? [] } : null;
  const imports = importsOfSide(explainer.lines, view.leg, other, pair);
  const [from, to] = wantedDays(explainer, asked);
  const said = {
    leg: view.leg,
    side: other,
    period: periodText(from, to),
    ofChannel: channelOfFiles(view.leg, other, channel),
  };
  const isWanted = (each: StoredImport) => {
    const { periodFrom, periodTo } = each.view;
    if (from === null || to === null || periodFrom === '' || isDeskMade(each.view)) return false;
    return (
      isForChannel(each, channel) && (parseDay(periodFrom) ?? 0) <= to && (parseDay(periodTo) ?? 0) >= from
    );
  };
  const covering = imports.filter(isWanted);
  const { some, more } = shown(covering.length > 0 ? covering : imports, PLACES_SHOWN_MAX);
  return {
    places: some.map((each) => ({
      file: each.view.file,
      from: each.view.periodFrom,
      to: each.view.periodTo,
      lines: each.view.counts.added,
      covers: isWanted(each),
    })),
    morePlaces: more + (covering.length > 0 ? imports.length - covering.length : 0),
    where: [whereSaying(imports, isWanted, said, from, to)],
  };
}

/** Whose bill it would be, where each channel has one of its own; '' for a book of all channels. */
export const channelOfFiles = (leg: Leg, side: Side, channel: Channel): string => {
  const kind = LEG_SOURCES[leg][side === 'left' ? 0 : 1];
  const isOwn = (kind === 'trade_bill' || kind === 'fund_bill') && channel !== 'none' && channel !== 'bank';
  return isOwn ? channel : '';
};

/** A bank's statement and our orders hold every channel; a channel's bill holds its own. */
const isForChannel = ({ view }: StoredImport, channel: Channel): boolean =>
  view.sourceKind === 'orders' ||
  view.sourceKind === 'bank' ||
  channel === 'none' ||
  channel === 'bank' ||
  view.channel === channel;

/** A channel's bill of the day shows what our books have of the day; at the bank it takes the days of the rule that looks by amount. */
function wantedDays(
  explainer: Explainer,
  { view, exception, side }: Asked,
): readonly [number | null, number | null] {
  const rules = explainer.standing.run()?.rules ?? [];
  const windows = rules
    .filter((rule) => rule.leg === view.leg && rule.isOn && rule.pass === 'amount_window')
    .map((rule) => soughtDays(explainer, exception.sinceDay, side, rule.days));
  if (!view.leg.endsWith('_bank') && view.leg !== 'left_right')
    return billDays(explainer, { view, exception, side });
  const froms = windows.flatMap(([from]) => from ?? []);
  const tos = windows.flatMap(([, to]) => to ?? []);
  if (froms.length === 0) return soughtDays(explainer, exception.sinceDay, side, null);
  const from = froms.reduce((a, b) => Math.min(a, b));
  return [from, tos.reduce((a, b) => Math.max(a, b), from)];
}

function whereSaying(
  imports: readonly StoredImport[],
  isWanted: (each: StoredImport) => boolean,
  facts: Readonly<Record<string, string>>,
  from: number | null,
  to: number | null,
): Saying {
  if (imports.length === 0) return { name: 'where.no_file', facts: { ...facts } };
  if (from === null || to === null) return { name: 'where.no_day', facts: { ...facts } };
  const wanted = imports.filter(isWanted);
  const isCovered = (day: number) =>
    wanted.some(
      ({ view }) => (parseDay(view.periodFrom) ?? 0) <= day && (parseDay(view.periodTo) ?? 0) >= day,
    );
  const gaps: { from: number; to: number }[] = [];
  for (let day = from; day <= to; day += 1) {
    if (isCovered(day)) continue;
    const last = gaps.at(-1);
    if (last && last.to === day - 1) last.to = day;
    else gaps.push({ from: day, to: day });
  }
  if (gaps.length === 0) return { name: 'where.all_covered', facts: { ...facts, count: wanted.length } };
  const named = gaps.slice(0, GAPS_SHOWN_MAX).map((gap) => periodText(gap.from, gap.to));
  const days = [...named, ...(gaps.length > GAPS_SHOWN_MAX ? ['…'] : [])].join(' · ');
  return { name: wanted.length === 0 ? 'where.none_covers' : 'where.gaps', facts: { ...facts, days } };
}

/** The day itself, and the next or last one where the line stands near the cut-off. */
function billDays(
  explainer: Explainer,
  { view, exception, side }: Asked,
): readonly [number | null, number | null] {
  const day = exception.sinceDay;
  if (day === NO_DAY) return [null, null];
  const set = view.set(side);
  const position = view.positionOf(side, exception[side][0] ?? 0);
  const { cutOff } = explainer.standing.cycle({
    channel: CHANNELS[set.channel[position] ?? 0] ?? 'none',
    account: set.accounts[set.account[position] ?? 0] ?? '',
  });
  const neighbour = neighbourDay(side, day, set.at[position] ?? Number.NaN, cutOff) ?? day;
  return [Math.min(day, neighbour), Math.max(day, neighbour)];
}
