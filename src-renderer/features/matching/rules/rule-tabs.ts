/** The tabs of the page of rules, in their order: an entry here is a tab. */
import type { ComponentType } from 'react';
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import { TermsView } from '../terms/terms-view.tsx';
import { QualityView } from './quality-view.tsx';
import { RulesView } from './rules-view.tsx';

export interface RuleTab {
  /** As the address has it: /rules?tab=… */
  readonly id: string;
  readonly label: WordKey;
  readonly View: ComponentType;
}

export const RULE_TABS: readonly RuleTab[] = [
  { id: 'rules', label: 'rules.tab.rules', View: RulesView },
  { id: 'quality', label: 'rules.tab.quality', View: QualityView },
  { id: 'terms', label: 'rules.tab.terms', View: TermsView },
];
