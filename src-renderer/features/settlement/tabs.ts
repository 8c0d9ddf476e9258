/** The ways to look at settlement, in the order of a day: what is to be signed, what is missing, what differs, what is to be paid. */
export const TABS = ['channel', 'merchant', 'days', 'variances', 'transit', 'payable', 'aged'] as const;
export type Tab = (typeof TABS)[number];

export const tabOf = (text: string | null): Tab => TABS.find((each) => each === text) ?? 'channel';
