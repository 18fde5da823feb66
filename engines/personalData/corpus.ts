import { seeded } from '../statistics/random.ts';
import type { PersonalDataKind, PersonalDatum } from './find.ts';

/** A text made up for measuring, with what of personal data truly stands in it. Nobody in it exists. */
export interface Corpus {
  readonly text: string;
  readonly truth: readonly Omit<PersonalDatum, 'text'>[];
}

/**
 * So many sentences from a seed: a third with personal data, each kind in several shapes, a third with numbers and words
 * that only look like it (orders, versions, sums, articles of law, words that begin with a surname), a third plain.
 */
export function generatedCorpus(seed: number, sentences: number): Corpus {
  const random = seeded(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const digits = (n: number): string => Array.from({ length: n }, () => Math.floor(random() * 10)).join('');
  let text = '';
  const truth: Corpus['truth'][number][] = [];
  const say = (plain: string) => {
    text += plain;
  };
  const hold = (kind: PersonalDataKind, value: string) => {
    truth.push({ kind, from: text.length, to: text.length + value.length });
    text += value;
  };
  /** What leads to it, its kind, one of its shapes. */
  const personal: readonly (readonly [readonly string[], PersonalDataKind, () => string])[] = [
    [['身份证号：', '公民身份号码为', '证件号码 '], 'residentId', () => residentId(digits, random)],
    [['手机', '联系电话：', '请拨打'], 'mobile', () => pick(['', '+86 ']) + mobile(pick, digits)],
    [['总机 ', '办公电话：'], 'landline', () => `0755-8${digits(7)}`],
    [['卡号：', '银行账户 '], 'bankCard', () => bankCard(pick(['622202', '621700', '436742']), digits)],
    [['车牌', '涉事车辆 '], 'plate', () => pick(['粤B', '粤A·', '京N', '沪C·']) + pick(['D1', '8A', '77']) + digits(3)],
    [['邮箱：'], 'email', () => pick(['li.na', 'wang_wei', 'chen88']) + pick(['@example.com', '@mail.example.cn'])],
    [['统一社会信用代码：'], 'uscc', () => pick(['91440399MAT000018R', '124403999T00001166', '91440399MAT000034F'])],
    [['护照号 '], 'passport', () => `E${digits(8)}`],
    [
      ['住址：', '现住', '位于'],
      'address',
      () =>
        `${pick(['广东省深圳市', '深圳市', ''])}${pick(['南山区', '福田区', '龙岗区'])}${pick(['科苑路', '深南大道', '红荔路'])}${1 + Math.floor(random() * 900)}号${pick(['', '3栋802室', 'A座12层'])}`,
    ],
    [
      ['姓名：', '患者：', '联系人：', '申请人 '],
      'name',
      () => pick(['张', '李', '王', '陈', '欧阳', '周']) + pick(['伟', '娜', '知远', '若衡', '明']),
    ],
  ];
  const alike: readonly (() => void)[] = [
    () => say(`订单号${digits(18).replace(/.$/u, 'A')}，金额${digits(4)}.00元`),
    () => say(`第${digits(2)}条第${digits(1)}款，版本${digits(1)}.${digits(2)}.${digits(1)}`),
    () => say(`流水号 20261124${digits(14)}，批次B${digits(5)}`),
    () => say(pick(['高度重视', '周一上线', '金额有误', '方便查询', '万一出错', '何时答复', '程序运行', '石油价格'])),
    () => say(`会议室${digits(3)}，共${digits(2)}人，得分${digits(2)}.${digits(1)}`),
    () => say(`设备序列号SN${digits(12)}，第${digits(3)}号公告`),
  ];
  const plain = ['系统给出结果和可信程度', '工作人员复核后可以推翻', '本产品用于城市治理', '请在期限内补正材料'];
  for (let sentence = 0; sentence < sentences; sentence++) {
    const kind = random();
    if (kind < 1 / 3) {
      const [leads, what, shape] = pick(personal);
      say(pick(leads));
      hold(what, shape());
    } else if (kind < 2 / 3) pick(alike)();
    else say(pick(plain));
    say('。\n');
  }
  return { text, truth };
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

const mobile = (pick: <T>(of: readonly T[]) => T, digits: (n: number) => string): string =>
  pick([`1${pick(['38', '59', '86'])}${digits(8)}`, `1${pick(['38', '77'])}-${digits(4)}-${digits(4)}`]);

function residentId(digits: (n: number) => string, random: () => number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const first = `440399${1940 + Math.floor(random() * 80)}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}${digits(3)}`;
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (all, w, at) => all + w * Number(first[at]),
    0,
  );
  return `${first}${'10X98765432'[sum % 11]}`;
}

function bankCard(issuer: string, digits: (n: number) => string): string {
  const body = issuer + digits(12);
  for (let check = 0; check < 10; check++) {
    const number = `${body}${check}`;
    const sum = [...number].reverse().reduce((total, sign, at) => {
      const digit = Number(sign) * (at % 2 === 1 ? 2 : 1);
      return total + (digit > 9 ? digit - 9 : digit);
    }, 0);
    if (sum % 10 === 0) return number;
  }
  return body;
}
