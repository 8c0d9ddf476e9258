/**
 * What a row of a panel is called: the code of a dimension in the reader's language. One function for charts, tables, workbooks, papers and the command
 * line, so that a row has one name everywhere. A code without a word stays visible as it is.
 */
import type { PanelAnswer } from '../contract/analytics.ts';
import type { Dimension } from '../domain/analytics/panel.ts';
import { type Locale, say, sayOr } from './catalogue.ts';

type Names = PanelAnswer['names'];

/** `names`: of the panel's answer. Who only has codes that need none passes []. */
export function rowLabel(locale: Locale, dimension: Dimension, code: string, names: Names): string {
  const known = namesByCode(names).get(`${dimension}|${code}`);
  if (known !== undefined) return known;
  const word = (key: string) => sayOr(locale, key, code);
  switch (dimension) {
    case 'weekday':
      return word(`chart.weekday.${code}`);
    case 'hour':
      return `${code.padStart(2, '0')}:00`;
    case 'channel':
      return word(`channel.${code}`);
    case 'merchant':
      return code === '' ? say(locale, 'chart.house') : code;
    case 'person':
      return code === '' ? say(locale, 'chart.nobody') : code;
    case 'leg':
      return word(`leg.${code}`);
    case 'rule':
      return word(`rule.${code}`);
    case 'exception_kind':
      return word(`exceptionKind.${code}`);
    case 'age':
      return say(locale, 'chart.age', { days: code.replace('-', '–') });
    case 'lag':
      return code === '0'
        ? say(locale, 'chart.lag.same')
        : say(locale, 'chart.lag', { days: code.replace('-', '–'), count: code === '1' ? 1 : 2 });
    case 'step':
      return code === 'gross' ? say(locale, 'chart.step.gross') : word(`settlement_figure.${code}`);
    case 'from':
    case 'to':
      return placeLabel(locale, code);
    case 'money_state':
      return word(`transit_state.${code}`);
    case 'risk_rule':
      return word(`risk_rule.${code}`);
    case 'case_state':
      return word(`risk_case_state.${code}`);
    case 'threshold':
      return thresholdLabel(locale, code);
    default:
      return code; // A day, a digit; and what only `names` can tell.
  }
}

/** Of a row with several dimensions, in their order. */
export const rowLabels = (
  locale: Locale,
  dimensions: readonly Dimension[],
  of: readonly string[],
  names: Names,
): string => dimensions.map((each, at) => rowLabel(locale, each, of[at] ?? '', names)).join(' · ');

/** 'large_value.cash.CNY', 'rule.structuring.together', 'typology.laundering.stop'. */
function thresholdLabel(locale: Locale, code: string): string {
  const [of = '', name = '', line = ''] = code.split('.');
  if (of === 'large_value') return `${sayOr(locale, `large_value.${name}`, name)} ${line}`;
  if (of === 'typology')
    return `${sayOr(locale, `risk_typology.${name}`, name)} · ${sayOr(locale, `risk.threshold.${line}`, line)}`;
  const band = sayOr(locale, `risk_band.${name}.${line}`, sayOr(locale, `risk_band.${line}`, line));
  return `${sayOr(locale, `risk_rule.${name}`, name)} · ${band}`;
}

/** A place of the flow diagram: 'channel|wechat' is the channel itself. */
function placeLabel(locale: Locale, code: string): string {
  const [place = '', channel] = code.split('|');
  const at = sayOr(locale, `chart.place.${place}`, place);
  if (channel === undefined) return at;
  const name = sayOr(locale, `channel.${channel}`, channel);
  return place === 'channel' ? name : `${at} · ${name}`;
}

/** Kept as long as the answer is: a chart of thousands of merchants asks for each of them. */
const kept = new WeakMap<Names, ReadonlyMap<string, string>>();
function namesByCode(names: Names): ReadonlyMap<string, string> {
  const known = kept.get(names);
  if (known) return known;
  const made = new Map(names.map(({ dimension, key, name }) => [`${dimension}|${key}`, name]));
  kept.set(names, made);
  return made;
}
