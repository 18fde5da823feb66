import { isBankCard, isResidentId, isUscc } from './checksums.ts';
import { surnames } from './surnames.ts';

/** Kinds of personal data of GB/T 35273's annexes that a text can be searched for. */
export type PersonalDataKind =
  | 'residentId'
  | 'mobile'
  | 'landline'
  | 'bankCard'
  | 'plate'
  | 'email'
  | 'passport'
  | 'address'
  | 'name'
  | 'uscc';

/** One find: where it stands in the text, [from, to) in UTF-16 units. */
export interface PersonalDatum {
  readonly kind: PersonalDataKind;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Words that lead to an address and stand before it without a sign between. */
const leadsToAddress =
  /^(?:户籍地址?|收货地址|送货[到至]|现住址?|家住|居住[于在]|住[于在]?|地址[为是]?|位于|坐落于|[寄送][到至往])/u;
/** Words before a number that say what it is instead: of an order, a parcel, a device. */
const otherNumber =
  /(?:坐标|订单|运单|快递|单|流水|合同|批次|批|受理|备案|案件|序列|设备|产品|型|编)(?:编)?(?:号码?)?[:：\s]{0,2}[为是]?$/u;

const apart = '(?<![0-9A-Za-z])';
const ends = '(?![0-9A-Za-z])';
const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const surname = `(?:${surnames.compound.join('|')}|[${surnames.single}])`;
const given = '[\\u4e00-\\u9fff]{1,2}';
/** Words before a name that say that it is one, and words after it. */
const before =
  '(?:姓名|名字|患者|病人|联系人|申请人|投诉人|举报人|负责人|法定代表人|当事人|家长|学生|收件人|寄件人|经办人|原告|被告|我叫|本人)[:：\\s是为]{0,2}';
const titles = '先生|女士|小姐|同学|老师|医生|同志|律师|教授|师傅';
const after = `(?=${titles}|[,，。；;、\\s]|$|[（(])`;
/** What may stand before a name with a title, besides a sign that is not Chinese. */
const beforeTitled = '(?<=由|请|致电|联系|通知|向|与|和|给|找|问|对|经|跟|及|被|，)';
/** Words that begin like a surname and are none, by their beginning or their end. */
const noName =
  /^向?(?:高级|高年|高中|万能|何种|任何|任课|方言|方向|安全|常务|金牌|周末|常任|江湖|文科|白衣|温和)|[局处科院部司会所员病症压组队厂店班]$/u;

/** What each kind looks like, the most certain first: what one has taken, a later one does not take again. */
const patterns: readonly {
  kind: PersonalDataKind;
  pattern: RegExp;
  holds?: (text: string) => boolean;
  /** Whether a word before it may say that it is another number. */
  numbered?: true;
  group?: number;
}[] = [
  { kind: 'email', pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/gu },
  {
    kind: 'residentId',
    pattern: new RegExp(`${apart}\\d{6} ?\\d{8} ?\\d{3}[\\dXx]${ends}`, 'gu'),
    holds: isResidentId,
  },
  { kind: 'uscc', pattern: new RegExp(`${apart}[0-9A-HJ-NPQRTUWXY]{18}${ends}`, 'gu'), holds: isUscc },
  {
    kind: 'bankCard',
    pattern: new RegExp(`${apart}(?:[3-6]\\d{3}(?:[ -]?\\d{4}){2,3}(?:[ -]?\\d{1,3})?|[3-6]\\d{14,18})${ends}`, 'gu'),
    holds: isBankCard,
    numbered: true,
  },
  {
    kind: 'mobile',
    pattern: new RegExp(`${apart}(?:(?:\\+|00)?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}${ends}`, 'gu'),
    numbered: true,
  },
  {
    kind: 'landline',
    pattern: new RegExp(`(?:${apart}0\\d{2,3}[- ]?|[(（]0\\d{2,3}[)）] ?)[2-9]\\d{6,7}${ends}`, 'gu'),
    numbered: true,
  },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[${provinces}][A-HJ-NP-Z][·•\\s]?(?:[DF][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])${ends}`,
      'gu',
    ),
  },
  {
    kind: 'passport',
    pattern: new RegExp(`${apart}(?:[EG]\\d{8}|E[A-HJ-NP-Z]\\d{7}|[DSP][A-Z]?\\d{7})${ends}`, 'gu'),
    numbered: true,
  },
  {
    kind: 'address',
    pattern:
      /(?:[\u4e00-\u9fff]{2,8}(?:省|自治区))?(?:[\u4e00-\u9fff]{2,7}市)?(?:[\u4e00-\u9fff]{1,6}[区县])?(?:[\u4e00-\u9fff]{2,8}(?:街道|镇|乡))?[\u4e00-\u9fff0-9]{1,12}(?:路|街|大道|巷|村|社区|小区|花园)(?:[\u4e00-\u9fff]{0,8})\d{1,5}(?:号|栋|座|幢|弄|单元)(?:(?:[\u4e00-\u9fffA-Za-z0-9-]{0,10}(?:室|房|单元|楼|层|栋|座|号))+\d{0,4}|\d{3,4})?(?!\d)/gu,
  },
  {
    kind: 'name',
    pattern: new RegExp(`${before}(${surname}${given})${after}`, 'gu'),
    holds: (text) => !noName.test(text),
    group: 1,
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?:(?<![\\u4e00-\\u9fff])|${beforeTitled})(${surname}${given})(?=${titles})`, 'gu'),
    holds: (text) => !noName.test(text),
    group: 1,
  },
];

/**
 * Finds Chinese personal data in free text: by shape, and where a number carries a check character (GB 11643, Luhn,
 * GB 32100) only when that fits, so that an order number is not taken for an identity. Names are found only where the
 * words around them say that they are names: of the names in running text none is found. Precision and recall on a generated
 * corpus are in the bench.
 */
export function findPersonalData(given: string): PersonalDatum[] {
  const text = narrow(given);
  const found: PersonalDatum[] = [];
  const taken = new Uint8Array(text.length);
  for (const { kind, pattern, holds, numbered, group = 0 } of patterns)
    for (const match of text.matchAll(pattern)) {
      const whole = match[group] ?? '';
      const hit = kind === 'address' ? whole.replace(leadsToAddress, '') : whole;
      const from = match.index + match[0].indexOf(hit);
      const to = from + hit.length;
      if ((holds && !holds(hit)) || taken.subarray(from, to).includes(1)) continue;
      if (numbered && otherNumber.test(text.slice(Math.max(0, from - 12), from))) continue;
      taken.fill(1, from, to);
      found.push({ kind, from, to, text: given.slice(from, to) });
    }
  return found.sort((a, b) => a.from - b.from);
}

/** Full-width digits, letters and the signs of numbers and addresses as their narrow ones, each in its place. */
const narrow = (text: string): string =>
  text.replace(/[\uff0d\uff0e\uff10-\uff19\uff20-\uff3a\uff41-\uff5a]/gu, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
