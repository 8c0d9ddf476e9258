/** 标准格式、余额调节表、账龄表。 */
export const auditPapers = {
  'error.books_silent': '这些日子账簿里没有凭证，也没有余额：{{from}} 至 {{to}}',
  'error.books_silent.safe': '没有生成文件，也没有记下交出。',
  'error.books_silent.do': '换一段期间，或先记账，再试一次。',
  'gbt.voucher.automatic': '自动凭证',
  'gbt.voucher.manual': '人工凭证',
  'gbt.voucher.reversal': '冲销凭证',
  'standard.about':
    '单位：{{house}}\n期间：{{from}} 至 {{to}}（按记账日）\n软件：Countinghouse {{software}}\n审计轨迹：{{size}} 条，根 {{root}}\n公钥指纹（SHA-256）：{{keyId}}\n{{masking}}\n同一期间、同一账簿状态，无论何人、何时导出，逐字节相同。',
  'standard.masked': '姓名、账号、证件号码与摘要中的此类文字已遮盖，以 * 表示。',
  'standard.revealed': '姓名、账号与证件号码未遮盖：只交给有权看到的人。',
  'standard.readme.gbt24589':
    '格式说明：GB/T 24589.1《财经信息技术 会计核算软件数据接口 第1部分：企业》\n\n' +
    '采用 2010 版的表结构。2024 版（2025-07-01 起施行）的文本未能取得，本文件不声称符合 2024 版；命名空间为本软件自定，模式文件为 docs/schemas/gbt24589.xsd。\n\n' +
    '{{shared}}  电子账簿、会计期间、记账凭证类型、币种、员工档案、客户档案、供应商档案、自定义档案项与自定义档案值（银行与渠道账户）。\n' +
    '{{ledger}}  总账基础信息、会计科目、科目辅助核算、科目余额及发生额（逐月）、记账凭证（逐行）。\n' +
    'control-totals.csv  分币种的凭证数、行数、借方与贷方合计、期初与期末余额合计（后两项应为零）。\n\n' +
    '未填的内容：组织机构代码、行业、单位性质、部门档案、结算方式、汇率类型与汇率、现金流量项目与数据、应收应付明细、固定资产、员工薪酬、会计报表、审核人（自动凭证不经人审核；人工凭证的复核见证据包）。账簿不折算外币，外币只有原币金额，没有本币金额。\n' +
    '会计期间按自然月；期间首尾不满一月的，余额与发生额只到所选日期。\n' +
    '编码：UTF-8；金额两位小数（日元等按该币种），日期 YYYY-MM-DD。XML 不能承载的控制字符以其图形符号（␀ 等）代替。',
  'standard.readme.saft':
    'SAF-T 标准审计文件\n\n' +
    '采用 OECD SAF-T 2.0 的结构与控制合计。各国的版本各有增减，本文件不声称符合任何一国的版本；命名空间为本软件自定，模式文件为 docs/schemas/saft.xsd。\n\n' +
    'saft-CNY.xml 等：每种币种一个文件，因为账簿不折算外币。\n' +
    'Header 软件、单位、所选期间；MasterFiles 科目及期初期末余额、客户、供应商；GeneralLedgerEntries 凭证数、借方与贷方合计、凭证与分录；SourceDocuments/Payments 付款数与合计（付出为借方，代收为贷方）。\n' +
    'control-totals.csv  分币种的控制合计。\n\n' +
    '未填的内容：税号与税表、地址与联系人、发票、商品与存货、固定资产。RegistrationNumber 填工作区编号。\n' +
    '编码：UTF-8；小数点为点，日期 YYYY-MM-DD。XML 不能承载的控制字符以其图形符号（␀ 等）代替。',
  'standard.readme.csv_set':
    '通用 CSV\n\n' +
    'accounts.csv  科目\nentries.csv  凭证\nlines.csv  分录（凭证号与行号）\ntrial-balance.csv  科目、明细户、币种的期初、借方、贷方、期末\n' +
    'parties.csv  往来单位\npayments.csv  期间内发出的付款与代收\ncontrol-totals.csv  分币种的凭证数、行数、借方与贷方合计、期初与期末余额合计（后两项应为零）\n\n' +
    'UTF-8（带 BOM）、逗号分隔、首行为列名。期初与期末以借方为正。电子表格会当作公式的文字，前面加了撇号；控制字符以其图形符号（␀ 等）代替。',
  'audit_paper.text': '内容',
  'audit_paper.reference': '编号',
  'audit_paper.age': '账龄（天）',
  'audit_paper.amount': '金额',
  'audit_paper.balance': '余额',
  'audit_paper.of_it': '其中',
  'audit_paper.difference': '调节后差额',
  'audit_paper.rest': '其余 {{count}} 笔合计（逐笔见工作簿）',
  'audit_paper.how':
    '企业账面余额由四部分组成：银行存款随对账单逐笔记账；减去尚无人说明的银行来往（银行待核销）；减去已发出而银行未见的付款（在途付款）；加上渠道已付出、将到本户的款项（在途资金）。四部分中未了的每一笔都列在表内。',
  'audit_paper.key': '公钥指纹 {{keyId}}',
  'audit_paper.code': '校验码 {{code}}（本页内容、记录条数与根的 SHA-256 前 16 位）',
  'audit_paper.leg': '对账',
  'audit_paper.channel': '渠道',
  'audit_paper.state': '状态',
  'audit_paper.open': '未处理',
  'audit_paper.waiting': '在途',
  'audit_paper.kind': '种类',
  'audit_paper.since': '发生日',
  'audit_paper.bucket': '{{days}} 天',
  'audit_paper.total': '合计',
  'audit_paper.count': '笔数',
  'audit_paper.sums': '账龄',
  'audit_paper.items': '逐笔',
  'audit_paper.payments': '付款 ↔ 银行',
  'audit_paper.nothing_open': '到这一天没有未了的项目。',
  'audit_paper.how_read': '如何读',
  'audit_paper.ageing_how':
    '列的是到截止日已发生、现在仍未了的项目；括号内是笔数。账龄为发生日至截止日的自然日。在途：还在约定的到账时间之内，或付款已发出而银行未见。',
};
