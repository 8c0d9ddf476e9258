/** The states of links as lists show them: which tab they stand under, and their tone. */
import type { LinkState } from '../../../shared/domain/line-link.ts';
import type { Tone } from '../../ui/tag.tsx';

export const LINK_TABS = ['proposed', 'standing', 'rejected'] as const;
export type LinkTab = (typeof LINK_TABS)[number];

export const STATES_OF: Readonly<Record<LinkTab, LinkState[]>> = {
  proposed: ['proposed'],
  standing: ['confirmed', 'linked'],
  rejected: ['rejected'],
};

export const LINK_TONES: Readonly<Record<LinkState, Tone>> = {
  linked: 'ok',
  confirmed: 'ok',
  proposed: 'accent',
  rejected: 'plain',
};
