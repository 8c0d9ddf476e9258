/**
 * What becomes another in a bank's layout, as sentences: what a column holds, how long it may be, whether it must be filled. Read by whoever agrees,
 * and by who proposes it before it is sent.
 */
import type { LayoutColumn } from '../domain/bank-layout.ts';
import type { LayoutChange, LayoutSetting } from '../domain/layout-change.ts';
import { isWordKey } from './catalogue.ts';
import type { Say } from './rule-sentence.ts';

export function layoutChangeSentence(change: LayoutChange, say: Say): string {
  switch (change.what) {
    case 'name':
      return say('layoutChange.name', { before: change.before, after: change.after });
    case 'column_added':
      return say('layoutChange.column_added', {
        place: change.place,
        column: columnText(change.column, say),
      });
    case 'column_removed':
      return say('layoutChange.column_removed', { column: columnText(change.column, say) });
    case 'column_changed':
      return say('layoutChange.column_changed', {
        before: columnText(change.before, say),
        after: columnText(change.after, say),
      });
    case 'order':
      return say('layoutChange.order', { headings: change.headings.join(' | ') });
    case 'setting': {
      const setting = say(`layoutSetting.${change.setting}`);
      const after = layoutValue(change.setting, change.after, say);
      if (change.before === '') return say('layoutChange.setting_new', { setting, after });
      return say('layoutChange.setting', {
        setting,
        before: layoutValue(change.setting, change.before, say),
        after,
      });
    }
    default:
      return say(`layoutChange.${change.what}`);
  }
}

function columnText({ heading, field, text, max, isRequired }: LayoutColumn, say: Say): string {
  const holds = field === 'fixed' ? `${say('layoutField.fixed')} ${text}` : say(`layoutField.${field}`);
  const column = say('layoutChange.column', { heading, field: holds, max });
  return isRequired ? say('layoutChange.required', { column }) : column;
}

/** A value of a setting in words; what needs none stands as it is. */
export function layoutValue(setting: LayoutSetting, value: string, say: Say): string {
  const key = `layoutValue.${setting}.${value}`;
  return isWordKey(key) ? say(key) : value;
}
