/** Where the counterpart of a line would stand: the other side's files, which of them cover its days, and the days no file covers. */
import type { Saying, WhyException } from '../../../../shared/contract/why.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { importsOfSide } from '../../matching/sides.ts';
import type { StoredImport } from '../../statements/store.ts';
import { type Explainer, shown } from './explainer.ts';
import { type Asked, otherSideOf, soughtDays } from './tried-rules.ts';

const PLACES_SHOWN_MAX = 12;
/** Days named one by one at most. */
const GAPS_SHOWN_MAX = 10;

export function placesOf(
  explainer: Explainer,
  asked: Asked,
  channel: Channel,
): Pick<WhyException, 'places' | 'morePlaces' | 'where'> {
  const { view, side } = asked;
  const other = otherSideOf(side);
  const run = explainer.standing.run();
  const facts = run?.legs.get(view.leg);
  const pair =
    view.leg === 'left_right' ? { left: facts?.leftImports ?? [], right: facts?.rightImports ?? [] } : null;
  const imports = importsOfSide(explainer.lines, view.leg, other, pair);
  const [from, to] = wantedDays(explainer, asked);
  const said = { leg: view.leg, side: other, from: dayOrNone(from), to: dayOrNone(to) };
  const isWanted = (each: StoredImport) => {
    const { periodFrom, periodTo } = each.view;
    if (from === null || to === null || periodFrom === '') return false;
    return (
      isForChannel(each, channel) && (parseDay(periodFrom) ?? 0) <= to && (parseDay(periodTo) ?? 0) >= from
    );
  };
  const places = imports
    .map((each) => ({
      file: each.view.file,
      from: each.view.periodFrom,
      to: each.view.periodTo,
      lines: each.view.counts.added,
      covers: isWanted(each),
    }))
    .toSorted((a, b) => Number(b.covers) - Number(a.covers)); // Stable: files keep their order within.
  const { some, more } = shown(places, PLACES_SHOWN_MAX);
  return { places: some, morePlaces: more, where: [whereSaying(imports, isWanted, said, from, to)] };
}

/** A bank's statement and our orders hold every channel; a channel's bill holds its own. */
const isForChannel = ({ view }: StoredImport, channel: Channel): boolean =>
  view.sourceKind === 'orders' ||
  view.sourceKind === 'bank' ||
  channel === 'none' ||
  channel === 'bank' ||
  view.channel === channel;

/** The widest window any rule of the leg looks in, and the day by which money is expected. */
function wantedDays(
  explainer: Explainer,
  { view, exception, side }: Asked,
): readonly [number | null, number | null] {
  const rules = explainer.standing.run()?.rules ?? [];
  const windows = rules
    .filter((rule) => rule.leg === view.leg && rule.isOn)
    .map((rule) => soughtDays(explainer, exception, side, rule.days));
  const froms = windows.flatMap(([from]) => from ?? []);
  const tos = windows.flatMap(([, to]) => to ?? []);
  if (froms.length === 0) return soughtDays(explainer, exception, side, null);
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
  const gaps: string[] = [];
  for (let day = from; day <= to && gaps.length <= GAPS_SHOWN_MAX; day += 1)
    if (!isCovered(day)) gaps.push(formatDay(day));
  if (gaps.length === 0) return { name: 'where.all_covered', facts: { ...facts, count: wanted.length } };
  const days = gaps.slice(0, GAPS_SHOWN_MAX).join(' ') + (gaps.length > GAPS_SHOWN_MAX ? ' …' : '');
  return { name: wanted.length === 0 ? 'where.none_covers' : 'where.gaps', facts: { ...facts, days } };
}

const dayOrNone = (day: number | null): string => (day === null ? '' : formatDay(day));
