import { seeded } from '../statistics/random.ts';
import type { PersonalDataKind, PersonalDatum } from './find.ts';

/** A text made up for measuring, with what of personal data truly stands in it. Nobody in it exists. */
export interface Corpus {
  readonly text: string;
  readonly truth: readonly Omit<PersonalDatum, 'text'>[];
}

/**
 * So many sentences from a seed: a third with personal data, each kind in several shapes and settings, a third with what
 * only looks like it, a third plain. The look-alikes are hard: numbers of the right length whose check character is wrong, order
 * numbers that pass Luhn, plates with a sign too few, words that begin with a surname, places without a door.
 */
export function generatedCorpus(seed: number, sentences: number): Corpus {
  const draw = drawing(seeded(seed));
  let text = '';
  const truth: Corpus['truth'][number][] = [];
  for (let sentence = 0; sentence < sentences; sentence++) {
    const kind = draw.below(3);
    if (kind === 0) {
      const { what, before, value, after } = personalSentence(draw);
      text += before;
      truth.push({ kind: what, from: text.length, to: text.length + value.length });
      text += value + after;
    } else text += kind === 1 ? alike(draw) : draw.pick(plain);
    text += draw.pick(['。\n', '；', '，']);
  }
  return { text: `${text}\n`, truth };
}

interface Draw {
  below(n: number): number;
  pick<T>(of: readonly T[]): T;
  digits(n: number): string;
}
function drawing(random: () => number): Draw {
  const below = (n: number): number => Math.floor(random() * n);
  return {
    below,
    pick: (of) => of[below(of.length)] as (typeof of)[number],
    digits: (n) => Array.from({ length: n }, () => below(10)).join(''),
  };
}

const plain = [
  '系统给出结果和可信程度',
  '工作人员复核后可以推翻',
  '本产品用于城市治理',
  '请在期限内补正材料',
  '本市支持企业参与标准制定',
  '模型在夜间重新训练，次日上线',
  '高峰期平均响应时间为零点三秒',
];

interface Sentence {
  readonly what: PersonalDataKind;
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

function personalSentence(draw: Draw): Sentence {
  const { pick, digits, below } = draw;
  const [what, leads, value, ends] = pick<
    readonly [PersonalDataKind, readonly string[], string, readonly string[] | undefined]
  >([
    [
      'residentId',
      ['身份证号：', '公民身份号码为', '证件号码 ', '凭', '（'],
      residentId(draw),
      ['办理', '', '）', '的持有人'],
    ],
    [
      'mobile',
      ['手机', '联系电话：', '请拨打', '微信同号', 'Tel: ', '来电'],
      mobile(draw),
      ['联系', '', '（下班后）', '转告'],
    ],
    [
      'landline',
      ['总机 ', '办公电话：', '传真', '致电'],
      pick(['0755-8', '0755 2', '(0755)8', '010-6', '07552']) + digits(7),
      undefined,
    ],
    ['bankCard', ['卡号：', '银行账户 ', '汇入', '尾款打到'], bankCard(draw), ['（开户行略）', '', '户名略']],
    ['plate', ['车牌', '涉事车辆 ', '号牌为', '驾驶'], plate(draw), ['驶离现场', '', '的车主', '（蓝色）']],
    ['email', ['邮箱：', '发送至', 'E-mail ', '联系'], email(draw), ['咨询', '', '收']],
    ['uscc', ['统一社会信用代码：', '代码', '（'], uscc(draw), ['）', '', '的企业']],
    ['passport', ['护照号 ', '持', '护照：'], passport(draw), ['', '入境', '有效期内']],
    ['address', ['住址：', '现住', '位于', '送货到', '家住', '户籍地：'], address(draw), undefined],
    [
      'name',
      ['姓名：', '患者：', '联系人：', '申请人 ', '当事人', '经办人：', '投诉人为', '收件人'],
      name(draw),
      ['，', '（女）', '、', ''],
    ],
    // Said by nothing around them: what is found by shapes and words cannot find these.
    ['name', ['随后', '据', '经核实，', '与'], name(draw), ['于三月到访', '签字确认', '二人', '陈述']],
    ['name', ['致电', '由', '请', ''], name(draw), ['先生', '女士', '老师', '医生']],
  ]);
  const after = ends ? pick(ends) : '';
  return { what, before: pick(leads), value: below(15) === 0 ? wide(value) : value, after };
}

/** Digits and letters as an input method for Chinese may give them. */
const wide = (value: string): string =>
  value.replace(/[0-9A-Za-z@]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

function alike(draw: Draw): string {
  const { pick, digits, below } = draw;
  const id = residentId(draw);
  return pick<() => string>([
    () => `订单号${digits(18).replace(/.$/u, 'A')}，金额${digits(4)}.00元`,
    () => `第${1 + below(73)}条第${1 + below(4)}款，版本${digits(1)}.${digits(2)}.${digits(1)}`,
    () => `流水号 20261124${digits(14)}，批次B${digits(5)}`,
    () => `受理编号${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`,
    () => `编号${digits(6)}${1800 + below(90)}${digits(8)}`,
    () => `订单号${bankCard(draw).replace(/[ -]/gu, '')}`,
    () => `运单号${pick(['1', '7'])}${digits(10)}，快递单号SF${digits(13)}`,
    () => `合同编号${pick(['4', '5', '62'])}${digits(15)}`,
    () => `设备序列号SN${digits(12)}，型号E${digits(8)}，第${digits(3)}号公告`,
    () => `阈值1${digits(9)}，样本量1${digits(11)}`,
    () =>
      pick([
        '高度重视',
        '周一上线',
        '金额有误',
        '方便查询',
        '万一出错',
        '何时答复',
        '程序运行',
        '石油价格',
        '江先行',
        '申请人应当到场',
        '当事人可以申诉',
        '负责人员签字',
        '家长同意后',
        '学生可以使用',
        '经办人员复核',
        '高先锋产品',
        '联系人：待定',
        '申请人：无',
        '张先生物科技有限公司',
      ]),
    () =>
      pick(['患者：', '负责人：', '联系人：', '申请人 ']) +
      pick(['高血压，', '高血糖，', '金融局、', '程序员，', '万科、', '白班，', '何处，', '常务']),
    () => `${pick(['请', '由', '向'])}${pick(['高级', '任何', '方向', '安全'])}${pick(['医生', '老师', '教授'])}确认`,
    () => `会议室${digits(3)}，共${digits(2)}人，得分${digits(2)}.${digits(1)}`,
    () => pick(['粤B', '沪C', '京A']) + pick([`${digits(3)}`, `股${digits(5)}`, `${digits(7)}`, '类产品', '-2026计划']),
    () => `用户@${pick(['所有人', 'localhost', `${digits(1)}.0`])}，评分a@b`,
    () => `统一社会信用代码${uscc(draw).slice(0, 17)}${pick(['I', 'O', 'Z'])}`,
    () =>
      pick([
        '深南大道沿线',
        '南山区粤海街道',
        '深圳市福田区',
        '一号路口',
        '科技园路段限行',
        '第一百二十号议案',
        '5号楼（在建）',
        '地铁1号线',
      ]),
    () => `坐标${digits(3)}-${digits(4)}-${digits(4)}，网段10.${below(255)}.${below(255)}.0`,
    () => `热线${pick(['12345', '95588', '400-820-8820', '110'])}`,
  ])();
}

/** How exactly the finds meet the truth, a kind each: of what was found how much is true, of what is true how much was found. */
export function scoreOf(
  found: readonly PersonalDatum[],
  truth: Corpus['truth'],
): Readonly<Partial<Record<PersonalDataKind, { precision: number; recall: number }>>> {
  const keyOf = (one: Omit<PersonalDatum, 'text'>) => `${one.kind} ${one.from} ${one.to}`;
  const true_ = new Set(truth.map(keyOf));
  const hits = found.filter((one) => true_.has(keyOf(one)));
  const kinds = [...new Set([...truth, ...found].map((one) => one.kind))];
  const count = (list: readonly { kind: PersonalDataKind }[], kind: PersonalDataKind) =>
    list.filter((one) => one.kind === kind).length;
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      {
        precision: count(found, kind) === 0 ? 1 : count(hits, kind) / count(found, kind),
        recall: count(truth, kind) === 0 ? 1 : count(hits, kind) / count(truth, kind),
      },
    ]),
  );
}

function mobile({ pick, digits }: Draw): string {
  const head = `1${pick(['38', '59', '86', '77', '99', '50'])}`;
  return (
    pick(['', '', '', '+86 ', '86-', '0086']) +
    pick([head + digits(8), `${head}-${digits(4)}-${digits(4)}`, `${head} ${digits(4)} ${digits(4)}`])
  );
}

function residentId({ pick, below, digits }: Draw): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const first = `${pick(['440399', '110101', '310104', '420106'])}${1930 + below(90)}${two(1 + below(12))}${two(1 + below(28))}${digits(3)}`;
  const check = '10X98765432'[weighted(first, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] as string;
  return first + pick([check, check.toLowerCase()]);
}

const weighted = (signs: string, weights: readonly number[]): number =>
  weights.reduce((all, weight, at) => all + weight * Number.parseInt(signs[at] as string, 36), 0);

function bankCard({ pick, digits }: Draw): string {
  const body = pick(['622202', '621700', '436742', '622848']) + digits(pick([9, 12]));
  for (let check = 0; check < 10; check++) {
    const number = `${body}${check}`;
    const sum = [...number].reverse().reduce((total, sign, at) => {
      const digit = Number(sign) * (at % 2 === 1 ? 2 : 1);
      return total + (digit > 9 ? digit - 9 : digit);
    }, 0);
    if (sum % 10 === 0) return pick([number, number.replace(/(\d{4})(?=\d)/gu, '$1 ')]);
  }
  return body;
}

function plate({ pick, digits }: Draw): string {
  const place = pick(['粤B', '粤A', '京N', '沪C', '粤Z', '浙F']);
  const number = pick([
    digits(5),
    `D${digits(5)}`,
    `F${digits(5)}`,
    `${digits(5)}F`,
    `${digits(3)}AK`,
    `8A${digits(3)}`,
    `A${digits(3)}挂`,
  ]);
  return place + pick(['', '·', ' ']) + (place === '粤Z' ? `${digits(4)}港` : number);
}

function passport({ pick, digits }: Draw): string {
  const series = pick(['E', 'G', 'EA', 'EK']);
  return series + digits(9 - series.length);
}

const email = ({ pick, digits }: Draw): string =>
  pick(['li.na', 'wang_wei', `chen${digits(2)}`, digits(9), 'Zhao-Q']) +
  pick(['@example.com', '@mail.example.cn', '@example.org.cn']);

function uscc(draw: Draw): string {
  const code = draw.digits(8);
  const check = weighted(code, [3, 7, 9, 10, 5, 8, 4, 2]) % 11;
  const first = `${draw.pick(['91', '12', '52'])}440399${code}${'0X987654321'[check]}`;
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let [sum, weight] = [0, 1];
  for (const sign of first) {
    sum += weight * alphabet.indexOf(sign);
    weight = (weight * 3) % 31;
  }
  return first + alphabet[(31 - (sum % 31)) % 31];
}

function address({ pick, below }: Draw): string {
  const place = pick(['广东省深圳市', '深圳市', '']) + pick(['南山区', '福田区', '龙岗区', '宝安区西乡街道']);
  const door = pick(['', '3栋802室', 'A座12层', '2单元501', '一楼']);
  return pick([
    `${place}${pick(['科苑路', '深南大道', '红荔路', '新洲北街'])}${1 + below(900)}号${door}`,
    `${place}${pick(['幸福花园', '翠湖小区', '上沙村'])}${1 + below(30)}栋${1 + below(30)}0${1 + below(9)}${pick(['室', '房', ''])}`,
  ]);
}

const name = ({ pick }: Draw): string =>
  pick(['张', '李', '王', '陈', '欧阳', '周', '诸葛', '贺', '肖']) +
  pick(['伟', '娜', '知远', '若衡', '明', '晓东', '建国', '雨桐']);
