/** Analytics: boards, filters, dimensions, what a chart says beside its figures. */
export const analytics = {
  'place.analytics': '分析',
  'analytics.title': '分析',
} as const;
