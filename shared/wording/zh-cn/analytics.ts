/** Analytics: boards, filters, dimensions, what a chart says beside its figures. */
export const analytics = {
  'error.bad_input.not_a_day': '日期不存在',
  'error.bad_input.range_reversed': '起始日期晚于截止日期',
  'error.bad_input.range_long': '日期范围太长：最多 {{days}} 天',
  'error.bad_input.rate_twice': '同一种货币写了两个汇率',
  'error.bad_input.rate_nought': '汇率必须大于零',
  'error.bad_input.rate_of_itself': '换算成的货币自身不用汇率',
  'place.analytics': '分析',
  'analytics.title': '分析',
} as const;
