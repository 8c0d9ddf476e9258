/** 证据包：内容、字典、排除、说明。 */
export const evidence = {
  'exclusion.outside_scope': '不在所选范围内',
  'exclusion.masked': '受保护字段（账号、户名、证件号码、摘要中的此类内容）按规定遮盖',
  'exclusion.confidential':
    '风险预警、个案、可疑与大额交易报告及其一切记录依《反洗钱法》第三十五条保密，任何证据包均不含，亦不说明有无',
  'exclusion.watch_list': '关注名单仅供合规人员使用',
  'exclusion.secrets': '密码、密钥、第二因素与来源的凭据',
  'exclusion.drafts': '尚未提交的草稿',
  'exclusion.arrangements':
    '本机的布置：列映射、文件来源、版式、备份计划、登录规则、存下的筛选、规则建议、付款检查、抽样底稿与已生成的月报，不是资金事实',
  'exclusion.not_asked': '未选择',
  'exclusion.erased': '保存期限已满，已依规删除；删除本身留有记录',
  'exclusion.after_head': '证据包所依据的检查点之后的记录：登录、查看、交出与抽样，不改变任何业务事实',
  'exclusion.computed': '由明细、条款与当日算出、未经签批的结算批次：签批后方为事实',
  'exclusion.what.rows': '{{name}} 的行',
  'exclusion.what.protected': '受保护字段',
  'exclusion.what.risk': '风险管理的记录',
  'exclusion.what.watch_list': '关注名单',
  'exclusion.what.secrets': '机密',
  'exclusion.what.drafts': '草稿',
  'exclusion.what.originals': '原始文件',
  'exclusion.what.workbooks': '工作簿',
  'exclusion.what.events': '审计轨迹的记录',
  'exclusion.what.later': '其后的记录',
  'exclusion.what.arrangements': '布置与底稿',
  'exclusion.what.computed': '未签批的结算批次',
  'pack.type.text': '文本',
  'pack.type.code': '代码',
  'pack.type.number': '整数',
  'pack.type.amount': '金额（小数，币种见本行 currency）',
  'pack.type.day': '日期 YYYY-MM-DD',
  'pack.type.instant': '时刻（ISO 8601，含时区）',
  'pack.type.json': 'JSON',
  'pack.readme':
    '{{name}} 的证据包\n\n' +
    '格式：countinghouse-evidence/1。软件：Countinghouse {{software}}。时区：Asia/Shanghai（UTC+08:00）。\n' +
    '审计轨迹：{{size}} 条，根 {{root}}，时刻 {{at}}。\n公钥指纹（SHA-256）：{{keyId}}\n范围：{{scope}}\n\n' +
    '内含\n  data/        各表，UTF-8（带 BOM）、逗号分隔；dictionary.csv 说明每一列。\n  tables/      同样的表的工作簿（选了才有）。\n' +
    '  originals/   收到时的对账单文件，未遮盖（选了才有）。\n  log/         审计轨迹：检查点、每条记录的叶子、范围内的记录及其包含证明。\n  rows/        各表每一行的 SHA-256 前八位，用来指出被改动的行。\n' +
    '  tie-out.csv  各项合计与账本的勾稽：账本 = 证据包 + 未纳入。\n  exclusions.csv  未纳入的内容与原因。\n  manifest.json、manifest.sig  清单与签名。\n\n' +
    '如何核对\n  用任何浏览器离线打开 verify.html，或用 Node 运行 verify.mjs，选取本证据包。请从可信之处另取一份核对程序，或比对其 SHA-256；\n' +
    '  公钥指纹须与对方以其他途径告知的一致。\n\n' +
    '金额从不舍入。借与贷分列，不以正负表示。遮盖的字段以 * 表示。\n同一范围、同一检查点，无论何人、何时导出，逐字节相同。\n',
  'pack.scope.all': '全部',
  'pack.scope.days': '日期 {{from}} 至 {{to}}',
  'pack.scope.open': '不限',
  'pack.scope.channels': '渠道 {{list}}',
  'pack.scope.accounts': '账户 {{list}}',
  'pack.scope.parties': '往来方 {{list}}',
  'pack.scope.revealed': '受保护字段未遮盖',
};
