/** The ways to look at risk control, in the order of the work: what was found, what is looked into, what the law wants, what waits, and what finds it. */
export const TABS = ['alerts', 'cases', 'large', 'held', 'book'] as const;
export type Tab = (typeof TABS)[number];

export const tabOf = (text: string | null): Tab => TABS.find((each) => each === text) ?? 'alerts';

export const caseAddress = (caseNo: string): string => `/risk/case/${caseNo}`;

/** Null where the address names no case. */
export const caseInAddress = (pathname: string): string | null =>
  /^\/risk\/case\/(K\d{8}-\d{3})$/.exec(pathname)?.[1] ?? null;
