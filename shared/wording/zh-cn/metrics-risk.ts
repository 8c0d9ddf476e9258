/** 风险各图与指标：名称与口径。 */
export const metricsRisk = {
  'panel.digits': '首位数字（本福特）',
  'panel.digits.means':
    '销售金额首位数字的分布，与本福特定律相比。只是筛查，不是证据：定价固定、有上下限或笔数少的金额本来就不服从。',
  'panel.hits': '预警（按规则）',
  'panel.hits.means':
    '证据最后一天在范围内的预警，按其中分值最高的规则归类，所以各行相加等于预警总数；同一预警的其他规则另列“命中”。',
  'panel.hit_trend': '预警趋势',
  'panel.hit_trend.means': '预警按证据最后一天分列。',
  'panel.cases': '个案状态',
  'panel.cases.means': '现有个案按状态分列，与所选日期范围无关。',
  'panel.thresholds': '门槛触及次数',
  'panel.thresholds.means':
    '范围内每一道门槛被触及的次数：大额报告标准、规则的每一档、风险类型的关注与止付。门槛本身也算触及。',
  'panel.large_values': '大额交易日历',
  'panel.large_values.means':
    '达到大额报告标准的当日合计（每客户、收付方向、交易类别、币种为一笔），按交易日分列。',
  'metric.digit_count': '受检笔数',
  'metric.digit_count.means': '销售（成功的支付，毛额）金额首位数字为此数的笔数；不足最小货币单位的没有。',
  'metric.digit_share': '占比',
  'metric.digit_share.means': '这一首位数字的笔数 ÷ 各行笔数之和。',
  'metric.digit_expected': '应有占比',
  'metric.digit_expected.means': '本福特定律：log10(1 + 1/d)。',
  'metric.alerts': '预警',
  'metric.alerts.means': '预警个数；每个预警归入其中分值最高的规则（同分按规则代码），日期取证据最后一天。',
  'metric.alerts_open': '未了结预警',
  'metric.alerts_open.means': '没有排除、也不在已结个案里的预警。',
  'metric.rule_hits': '命中',
  'metric.rule_hits.means': '这条规则在其中有发现的预警个数，不论是否分值最高；一个预警可以在多行里。',
  'metric.cases': '个案',
  'metric.cases.means': '个案个数。',
  'metric.threshold_hits': '触及次数',
  'metric.threshold_hits.means':
    '大额标准：达到标准的当日合计笔数（交易日在范围内）；规则分档：预警中落在该档的发现个数；风险类型：到达该线的预警个数（止付的同时也到了关注）。后两者按最后一天。',
  'metric.large_count': '大额笔数',
  'metric.large_count.means': '达到大额标准，或币种没有标准可比的当日合计笔数。',
  'metric.large_value': '大额金额',
  'metric.large_value.means': '这些当日合计的金额之和。',
  'metric.large_due': '待报告',
  'metric.large_due.means': '其中还没有报送、也没有认定不报的笔数。',
  'metric.large_late': '逾期',
  'metric.large_late.means': '其中过了第五个工作日还没有报送的，以及在那之后才报送的笔数。',
  'analytics.note.digits_verdict':
    '{{currency}}：{{count}} 笔，平均绝对偏差 {{mad}}，{{verdict}}（Nigrini 2012 的分级）。',
  'analytics.note.digits_few': '{{currency}}：只有 {{count}} 笔，不足 300 笔，首位数字说明不了什么。',
  'analytics.note.risk_period':
    '预警按证据最后一天计入；今天的规则重新看一遍全部数据，所以改了规则，过去的数也会变。',
} as const;
