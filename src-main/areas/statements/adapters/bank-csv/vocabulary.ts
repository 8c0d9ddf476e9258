/**
 * The words by which banks head their columns, by what they mean: Chinese, English, German, French, Spanish, Portuguese, Italian, Dutch,
 * Polish, Danish, Norwegian and Swedish. They are compared without blanks, punctuation, case and accents.
 *
 * Within a meaning the earlier word wins where a file has both: what moved the account before what was paid in the shop's currency.
 */
import type { Field } from './header-words.ts';

/** Words divided by blanks; none holds one itself once compared. */
export const WORDS: Readonly<Record<Field, readonly string[]>> = {
  date: [
    '交易日期 交易日 交易时间 交易時間 日期 发生日期 发生时间 交易日期时间 查询日期 制单日期',
    'date transactiondate trandate txndate transdate operationdate starteddate transactiontime dateandtime datetime rundate created createdat dateop',
    'belegdatum umsatzdatum datum datedoperation dateoperation datedeloperation fecha fechaoperacion fechadeoperacion fechatransaccion',
    'data datadaoperacao datamovimento datamov datadomovimento datalancamento dataoperazione dataora',
    'transactiedatum datumverrichting dataoperacji datatransakcji dato transaktionsdag transaktionsdatum utførtdato kjøpsdato',
  ],
  time: ['时间 交易时刻 入账时刻 time uhrzeit heure hora ora tijd godzina klokkeslæt tid'],
  bookingDate: [
    '记账日期 记账日 記帳日期 記帳日 帳務日期 入账日期 入账日 入帐日期 银行记账日 会计日期 账务日期 记账时间 入账时间 记帐日期 记帐日',
    'bookingdate postingdate postdate posteddate dateposted bookdate bookeddate completeddate entrydate dateprocessed processeddate processdate',
    'buchungstag buchung buchungsdatum datecomptable datedecomptabilisation fechacontable fechadecontabilizacion datacontabilistica datadobalancete',
    'datacontabile dataregistrazione boekdatum datumverrekening boekingsdatum dataksiegowania bogføringsdato bogført bokførtdato bokført bokforingsdag bokforingsdatum',
    'bokforingsdatum bokfordag bokford',
  ],
  valueDate: [
    '起息日 起息日期 valuedate valutadatum valuta wertstellung wertstellungsdatum wert datevaleur dateval datedevaleur fechavalor datavalor',
    'datavaluta rentedatum datawaluty valutadag valørdato rentedato',
  ],
  amount: [
    '记账金额 入账金额 结算金额 入账币种金额 发生额 交易金额 交易金額 金額 金额 人民币金额 收支金额 收入支出金额 支出收入金额 借方贷方金额 借贷方发生额 交易额 交易币种金额',
    'billingamount bookedamount accountamount amount transactionamount amt signedamount netamount value',
    'betrag umsatz buchungsbetrag montant montantdeloperation montantoperation importe monto cantidad valor montante quantia importancia',
    'importo bedrag transactiebedrag umsatzbetrag kwota kwotaoperacji kwotatransakcji beløb beløp belopp',
  ],
  in: [
    '记账金额收入 收入金额 收入 贷方发生额 贷方金额 贷方 存入金额 存入 存入额 转入金额 收入元 收款金额 贷 入账 贷方发生金额 存款金額 存入金額 收入金額 交易金额收入 收方金额 来账金额 收入金额+元 转入',
    'credit creditamount credits deposit deposits depositamount paidin moneyin inflow incoming amountin cr cramount receipts received',
    'haben gutschrift gutschriften einnahmen encaissement recettes credito creditos abono abonos haber ingreso ingresos entrada entradas',
    'entrate avere accrediti accredito importoentrate bijschrijving uznania uznanie wplywy indbetaling indsat ind innpåkonto inn insattning insattningar',
  ],
  out: [
    '记账金额支出 支出金额 支出 借方发生额 借方金额 借方 取出金额 支取金额 支取 取出 转出金额 付款金额 借 出账 借方发生金额 提款金額 支出金額 提出 交易金额支出 付方金额 往账金额 转出',
    'debit debitamount debits withdrawal withdrawals withdrawalamount paidout moneyout outflow outgoing amountout dr dramount payments spent',
    'soll lastschrift belastung ausgaben decaissement depenses debito debitos cargo cargos debe gasto gastos saida saidas',
    'uscite dare addebiti addebito importouscite afschrijving obciazenia obciazenie wydatki udbetaling hævet debet ud utfrakonto ut uttag',
  ],
  direction: [
    '借贷标志 借贷 借贷方向 借贷标识 借贷别 收支 收付标志 收付 收支标志 收支类型 收入支出 资金流向 方向 进出 交易方向 来往账标志 往来标志 借贷类型 收支方向 记账方向',
    'debitcredit drcr crdr dc cd dbcr creditdebit debitorcredit creditordebit creditdebitindicator debitcreditindicator direction indicator transactiondirection',
    'sollhaben sh sens debehaber afbij bijaf dareavere segno',
  ],
  type: [
    '交易类型 业务类型 交易名称 交易种类 业务种类 type transactiontype typeoftransaction trantype txntype buchungstext umsatzart art typedoperation typeoperation tipo',
    'tipooperacion tipodemovimento tipomovimiento tipooperazione causale transactioncode productname mutatiesoort soort umsatztyp vorgang typoperacji rodzajoperacji typ transaktionstyp',
  ],
  balance: [
    '余额 餘額 帳戶餘額 账户余额 交易后余额 本次余额 联机余额 当前余额 结余 账户结余 实时余额 可用余额',
    'balance runningbalance accountbalance balanceafter closingbalance ledgerbalance newbalance currentbalance accountrunningbalance cashbalance availablebalance',
    'saldo kontostand saldonachbuchung solde saldoapos saldocontabilistico saldodisponible saldofinal runningbal balanceafterbooking',
    'saldocontabile saldoprogressivo saldodisponibile saldonamutatie saldonatransactie saldonatrn saldopooperacji saldopotransakcji bogførtsaldo bokfortsaldo',
  ],
  currency: [
    '记账币种 结算币种 入账币种 币种 币别 幣別 货币 货币种类 记账货币 入账货币 结算货币 交易币种 交易货币',
    'billingcurrency accountcurrency currency ccy amountcurrencycode currencycode transactioncurrency curr isocurrencycode',
    'waehrung wahrung buchungswahrung devise monnaie moneda divisa moeda munt muntsoort waluta',
  ],
  balanceCurrency: ['balancecurrency 余额币种'],
  description: [
    '摘要 備註 交易說明 說明 交易摘要 用途 附言 交易附言 备注 客户摘要 交易说明 交易描述 说明 摘要说明 用途附言 附言用途 转账附言 款项用途 交易备注 个性化信息 回单个性化信息 交易详情 客户附言',
    '交易地点附言 交易场所 交易地点',
    'description transactiondescription details detail narrative particulars memo remarks remark label paymentdetails purpose text transactiondetails additionaldetails message narration notifications subject subdescription extendeddetails appearsonyourstatementas comment bookingtext paymentpurpose messageforpayee messageforme clientnote',
    'verwendungszweck transaktionsbeschreibung transaktionsbeschreibungzusatz beschreibung buchungsinformation bemerkung buchungsdetails bezeichnung libelle libellesimplifie libelledeloperation libelleoperation detaildelecriture detaildeloperation informations informationscomplementaires communication remarque',
    'concepto descripcion detalle observaciones historico descricao descritivo lancamento descrizione descrizioneoperazione descrizioneestesa dettagli',
    'paymentreference transaction omschrijving omschrijving1 omschrijving2 omschrijving3 vrijemededeling gestructureerdemededeling toelichting mededelingen opis opisoperacji opistransakcji tytuł tytułem tytul tekst beskrivelse beskrivning rubrik meddelande transaktion forklaring',
  ],
  counterparty: [
    '对方户名 对方名称 对方账户名 对方账户名称 对方单位 对方单位名称 对手信息 对手户名 交易对手 交易对手名称 交易对方 对方账号与户名 对方 对方公司 收付款方名称 收付方名称 收付方户名',
    'counterparty counterpartyname partnername payeepayer payee name beneficiary beneficiaryname merchant merchantname partner othername nameofcounterparty counteraccountname supplierfound',
    'beguenstigterzahlungspflichtiger begunstigterauftraggeber begunstigterzahlungspflichtiger auftraggeberempfanger auftraggeberbegunstigter zahlungsempfanger zahlungsbeteiligter namezahlungsbeteiligter empfanger',
    'tiers beneficiaire nomdutiers contrepartie beneficiario ordenante contraparte nome destinatario ordinante controparte',
    'naam tegenpartij naamtegenpartij handelaar nadawcaodbiorca kontrahent odbiorca namn navn modtager mottagare mottaker afsender avsandare',
  ],
  counterpartyAccount: [
    '对方账号 对方帐号 对方卡号 对方卡号账号 对方账户 对手账号 交易对手账号 收付方账号',
    'counterpartyaccount counterpartyiban partneraccount kontonummeriban ibanzahlungsbeteiligter tegenrekening tegenrekeningibanbban rekeningnummertegenpartij partneriban',
  ],
  payer: [
    '付款人名称 付款人户名 付款方名称 付款方户名 付款人 付款方 付款单位 payer payername ordernames zahlungspflichtiger',
  ],
  payee: [
    '收款人名称 收款人户名 收款方名称 收款方户名 收款人 收款方 收款单位名称 收款单位 payeename zahlungsempfangerin',
  ],
  payerAccount: ['付款人账号 付款人帐号 付款账号 付款方账号 payeraccount payeraccountnumber'],
  payeeAccount: ['收款人账号 收款人帐号 收款账号 收款方账号 payeeaccount payeeaccountnumber'],
  reference: [
    '账户明细编号交易流水号 交易流水号 流水号 银行流水号 核心流水号 唯一流水编号 业务流水号 企业流水号 日志号 交易参考号 参考号 业务参考号 业务编号 凭证号 凭证号码 回单编号 票据号 交易序号',
    'transactionid transactionreference reference ref referenceno referencenumber bankreference bankref operationnumber transactionnumber transactionno id checknumber checkno chequenumber',
    'chequeno checkorslipnumber slip receiptno voucherno utr customerreference referenz kundenreferenz buchungsreferenz referenznummer',
    'transactionreferencenumber referencedeloperation numerodoperation numero referencia numerodereferencia numerodedocumento numerododocumento documento ndocumento',
    'riferimento numerooperazione volgnr transactiereferentie numerreferencyjny referens verifikationsnummer bilagsnr',
  ],
  account: [
    '本方账号 本方帐号 账号 帐号 账户 卡号 本方账户 我方账号 查询账号 客户账号 借记卡号 交易卡号 交易账号 卡号账号',
    'accountnumber accountno account iban ownaccount firstbankcard card cardnumber cardno accountid',
    'auftragskonto auftraggeberkonto umsatzgetatigtvon ibanauftragskonto ibanauftraggeberkonto kontonummer konto numerodecompte compte cuenta numerodecuenta conta numerodaconta',
    'rekening rekeningnummer ibanbban kredietkaart accountnum conto rapporto numeroconto rachunek numerrachunku',
  ],
  merchantOrderNo: [
    '商户订单号 订单号 商户单号 订单编号 merchantorderno merchantorderid orderno ordernumber orderid merchantreference',
  ],
  batchNo: [
    '批次号 结算批次号 清算批次号 批次 提现单号 batchno batchnumber batchid settlementbatch payoutid settlementid',
  ],
  fee: [
    '手续费 交易手续费 fee fees charge charges gebuhr frais commission comision comissao commissione opłata gebyr avgift',
  ],
  status: [
    '交易状态 状态 交易结果 status transactionstatus state info buchungsstatus statut estado stato etat pending',
  ],
  known: [
    '序号 顺序号 明细序号 编号 no 对方开户行 对方行名 对方银行 对方开户行名 对方开户机构 对方行号',
    '收付方分行名 收付方开户行名 收付方开户行行号 收付方开户行地址 账号名称 流程实例号 业务名称 付款人开户行名称 付款人开户行 付款行 收款人开户行名称 收款人开户行 收款行',
    '交易渠道 渠道 网点名称 交易网点 交易机构 交易行 开户机构 开户行 户名 本方户名 账户名称 柜员 柜员号 交易柜员 钞汇 钞汇标志 储种 地区 交易国家或地区简称',
    '卡号末四位 卡号后四位 卡末四位 交易地金额 凭证种类 凭证类型 汇率 名义付款人名称 名义收款人名称 客户申请号 客户业务编号 记录标识号',
    '预留项1 预留项2 预留项3 业务摘要 其他摘要 交易国家 item',
    'category categories categoryname class amountcurrency foreignamount foreigncurrency originalamount originalcurrency amountinforeigncurrency exchangerate rate branch channel',
    'localamount localcurrency emoji executiondate variablesymbol variablesymbol1 constantsymbol specificsymbol cancellation reasonfornonexecution originalbetrag originalwahrung',
    'umrechnungskurs fremdwahrung wechselkurs koers oorsprbedrag oorsprmunt afschriftnummer rubrieknaam kaarthouder bictegenpartij adrestegenpartij uitgavenstaat bankrtn locatie land',
    'fremdegebuhren abweichenderempfanger anzahlderauftrage anzahlderschecks gekennzeichneterumsatz lastschriftursprungsbetrag auslagenersatzrucklastschrift auslagenersatzruecklastschrift',
    'kontonr typeforeigncurrency categoryparent accountlabel address citystate zipcode country',
    'bankaccount accountname accountholder bic swift bankcode blz bankname product tags notes sourcename countryregion areadistrict',
    'mandatsreferenz glaubigerid glaeubigerid bicswiftcodezahlungsbeteiligter bicauftragskonto banknameauftragskonto bezeichnungauftragskonto bankleitzahlauftraggeberkonto subcategory sortcode sammlerreferenz kategorie categorie pointage categoria dependenciaorigem ragionesociale banca categoriasottocategoria hashtag causaleabi',
    'code tag rachunekzrodłowy rachunekdocelowy rachunekdocelowyzrodłowy adresnadawcyodbiorcy numerkonta kategoria afstemt egnaanteckningar kontonavn hovedkategori kommentar',
  ],
};
