/** Metrics and panels of money: what each is called and what it means. */
export const metricsMoney = {
  'panel.volume': '交易额与笔数',
  'panel.volume.means': '按日（周、月）统计收款成功的交易。取数口径见“成交笔数”。',
  'panel.hours': '星期 × 时段',
  'panel.hours.means':
    '成交按星期几和中国时间的整点时段统计。整份文件都不带时刻（每一行都在零点）的，不计入本图。',
  'panel.channels': '渠道构成',
  'panel.channels.means': '各支付渠道的成交额、占比、笔均和成功率。',
  'panel.merchants': '商户排名与集中度',
  'panel.merchants.means':
    '按商户统计成交：前 20 名各一行，其余合为“其他”。商户按渠道账户绑定的往来方确定，没有绑定的计入本公司。',
  'panel.refunds': '退款与拒付',
  'panel.refunds.means':
    '按日（周、月）统计退款和拒付，与同期成交相比。退款计入退款发生日，不回溯到原交易日。',
  'metric.sales_count': '成交笔数',
  'metric.sales_count.means':
    'lines.csv 中 line_kind 为 payment、direction 为 in、status 不是 pending、closed、failed、revoked 的行数。只取说明成交的文件：交易账单；以及没有交易账单的渠道账户的资金账单（该渠道没有任何交易账单，或该资金账单的最后一天早于其商户号的第一份交易账单；个人钱包除外）。日期取 occurred_at 的中国日期，没有则取 booking_date。',
  'metric.sales_value': '成交额',
  'metric.sales_value.means': '成交笔数所计各行的 gross 之和；没有 gross 的行取 net。不扣手续费，不减退款。',
  'metric.sales_average': '笔均金额',
  'metric.sales_average.means': '成交额 ÷ 成交笔数，四舍五入到最小货币单位。',
  'metric.sales_share': '成交额占比',
  'metric.sales_share.means': '本行成交额 ÷ 全表成交额。',
  'metric.sales_cumulative': '累计占比',
  'metric.sales_cumulative.means': '从第一名到本行（含）的成交额 ÷ 全表成交额，按成交额从大到小。',
  'metric.concentration': '集中度（HHI）',
  'metric.concentration.means':
    '赫芬达尔指数：全部商户（含本公司）成交额占比的平方之和 × 10000，四舍五入；10000 表示只有一家。',
  'metric.top_ten_share': '前十名占比',
  'metric.top_ten_share.means': '成交额最大的十家商户（含本公司）的成交额 ÷ 全表成交额。',
  'metric.successes': '有状态的成交',
  'metric.successes.means': '成交笔数中，文件写明了 status 的行数。',
  'metric.attempts': '发起笔数',
  'metric.attempts.means':
    'line_kind 为 payment、direction 不是 out、status 已有结果（success、refunded、closed、failed、revoked）的行数；pending 和没有 status 的行不计。文件范围与成交笔数相同。',
  'metric.success_rate': '成功率',
  'metric.success_rate.means': '有状态的成交 ÷ 发起笔数。文件不写明状态的渠道没有成功率。',
  'metric.refund_count': '退款笔数',
  'metric.refund_count.means':
    'line_kind 为 refund、direction 为 out、status 不是 pending、closed、failed、revoked 的行数。文件范围与日期口径与成交笔数相同。',
  'metric.refund_value': '退款金额',
  'metric.refund_value.means': '退款笔数所计各行的 gross 之和；没有 gross 的行取 net。',
  'metric.refund_rate_count': '退款率（笔数）',
  'metric.refund_rate_count.means': '退款笔数 ÷ 同期成交笔数。',
  'metric.refund_rate_value': '退款率（金额）',
  'metric.refund_rate_value.means': '退款金额 ÷ 同期成交额。',
  'metric.chargeback_count': '拒付笔数',
  'metric.chargeback_count.means':
    'line_kind 为 chargeback、direction 为 out、status 不是 pending、closed、failed、revoked 的行数。文件范围与成交笔数相同；渠道的交易账单从不写拒付的，再加上该渠道其余资金账单中的拒付行。',
  'metric.chargeback_value': '拒付金额',
  'metric.chargeback_value.means': '拒付笔数所计各行的 gross 之和；没有 gross 的行取 net。',
  'metric.chargeback_rate_count': '拒付率（笔数）',
  'metric.chargeback_rate_count.means': '拒付笔数 ÷ 同期成交笔数。',
  'metric.chargeback_rate_value': '拒付率（金额）',
  'metric.chargeback_rate_value.means': '拒付金额 ÷ 同期成交额。',
} as const;
