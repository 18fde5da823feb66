import { officer } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';

export const keeper = officer('data');

const forms = {
  dataset: label('数据集', 'Data set'),
  api: label('数据接口', 'Interface for programs'),
  report: label('数据报告', 'Report'),
  model: label('模型和算法', 'Model or algorithm'),
} as const;
/** The three rights of which the central opinion of December 2022 on data as a factor of production speaks. */
const rights = {
  hold: label('数据资源持有权', 'To hold the data resource'),
  process: label('数据加工使用权', 'To process and use the data'),
  operate: label('数据产品经营权', 'To run the data product as a business'),
} as const;
export const priceModes = {
  free: label('免费', 'Free'),
  perUse: label('按次计费', 'By use'),
  perMonth: label('按月计费', 'By month'),
  negotiated: label('协商定价', 'Negotiated'),
} as const;
const origins = {
  open: label('本平台开放数据', 'Opened on this platform'),
  granted: label('本平台有条件开放的数据，按协议使用', 'Opened here on condition, under an agreement'),
  own: label('自行采集或者产生', 'Collected or made by the provider'),
  bought: label('依合同取得', 'Had under a contract'),
} as const;
const optional = { optional: true } as const;

const stated = {
  ...group('产品', 'Product', {
    title: field.text('产品名称', 'Product', { max: 120 }),
    summary: field.longText('产品说明', 'What it is', { max: 2000 }),
    form: field.choice('形态', 'Form', forms),
    sector: field.text('适用领域', 'For what it is meant', { max: 120 }),
  }),
  ...group('数据来源和权利', 'Sources and rights', {
    sources: field.groups('数据来源', 'Sources', {
      atLeast: 1,
      most: 30,
      article: '33.1',
      facts: {
        origin: field.choice('取得方式', 'How it was had', origins),
        dataset: field.record('目录中的数据资源', 'Resource in the catalogue', {
          system: 'data-catalogue',
          ...optional,
        }),
        description: field.text('说明', 'Description', { max: 300 }),
      },
    }),
    rights: field.choices('登记的权利', 'Rights registered', rights),
    rightsProof: field.longText('权利来源说明', 'On what the rights rest', { max: 2000 }),
    personalData: field.yesNo('来源中含有个人数据', 'The sources hold personal data'),
    deidentified: field.longText('去标识化处理情况', 'How it was de-identified', {
      max: 1000,
      article: '33.2',
      ...optional,
    }),
  }),
  ...group('价格和使用条件', 'Price and terms of use', {
    priceMode: field.choice('计价方式', 'How it is priced', priceModes),
    price: field.money('单价', 'Price of a unit', optional),
    purposes: field.longText('许可用途', 'Purposes allowed', { max: 1000 }),
    limits: field.longText('使用限制', 'Limits of use', { max: 1000 }),
  }),
};
export const statedNames = Object.keys(stated) as readonly (keyof typeof stated)[];

/** A data product: what it is, of what it is made, by which right, at what price and for which uses. */
export const productFacts = {
  ...stated,
  ...group('登记结果', 'Registration', {
    defects: field.longText('补正事项', 'To be corrected', { max: 2000, ...optional }),
    registeredOn: field.date('登记日期', 'Registered on', optional),
    withdrawal: field.longText('注销理由', 'Why it was struck off', { max: 1000, ...optional }),
  }),
};

/** The contract by which a party uses a product; made from the product's own facts, so that both read the same. */
export const contractFacts = {
  title: field.text('产品', 'Product'),
  product: field.record('数据产品', 'Data product', { system: 'data-products' }),
  provider: field.party('提供方', 'Provider'),
  user: field.party('使用方', 'User'),
  purpose: field.longText('使用目的', 'Purpose', { max: 1000 }),
  priceMode: field.choice('计价方式', 'How it is priced', priceModes),
  price: field.money('单价', 'Price of a unit', optional),
  limits: field.longText('使用限制', 'Limits of use', { max: 1000 }),
  endsOn: field.date('到期日', 'Ends on'),
  ended: field.longText('解除理由', 'Why it was ended early', { max: 1000, ...optional }),
};

/** What was used and is owed for a time: stated by the provider, confirmed by the user. */
export const settlementFacts = {
  contract: field.record('使用合同', 'Contract', { system: 'data-contracts' }),
  provider: field.party('提供方', 'Provider'),
  user: field.party('使用方', 'User'),
  months: field.period('结算期间', 'For the time'),
  units: field.integer('用量', 'Units used', { min: 0 }),
  amount: field.money('金额', 'Amount'),
  invoice: field.text('发票号码', 'Invoice number', { max: 60, ...optional }),
  objection: field.longText('异议', 'Objection', { max: 1000, ...optional }),
};
