import { type Label, label } from '../label.ts';
import { type Identified, plain, unreadable } from './identifier.ts';

/** A number of the national algorithm filing, taken apart: division 6, entity 7, class 2, year 2, sequence 3, check 1. */
export interface CacFilingNumber {
  /** `网信算备…号`. */
  readonly number: string;
  readonly digits: string;
  /** GB/T 2260 code of the county or district. */
  readonly division: string;
  /** The first 13 digits: the firm, through its changes of name. */
  readonly entity: string;
  /** `01` to `06`. */
  readonly classCode: string;
  readonly algorithmClass: Label;
  readonly year: number;
  readonly sequence: string;
  readonly check: string;
  /** The check digit does not fit, or the class is unknown: both empirical findings, so never a refusal. */
  readonly warning?: Label;
}

const classes: Readonly<Record<string, Label>> = {
  '01': label('生成合成类', 'Generation and synthesis'),
  '02': label('个性化推送类', 'Personalised recommendation'),
  '03': label('排序精选类', 'Ranking and selection'),
  '04': label('检索过滤类', 'Search and filtering'),
  '05': label('内容过滤类', 'Content filtering'),
  '06': label('调度决策类', 'Scheduling and decision'),
};

const remainder = (digits: string): number => [...digits].reduce((sum, digit) => (sum * 2 + Number(digit)) % 10, 0);

/** Whether Σ digit·2^(20−i) ≡ 1 (mod 10), found to hold for 7,943 of 7,944 published numbers. */
export const filingCheckFits = (digits: string): boolean => remainder(digits) === 1;

/** The 21 digits of a filing number from its first 20. RangeError when they are not 20 digits. */
export function completeCacFilingNumber(first20: string): string {
  if (!/^\d{20}$/u.test(first20)) throw new RangeError(`20 digits are needed, not “${first20}”`);
  return `${first20}${(11 - remainder(`${first20}0`)) % 10}`;
}

/** Reads 网信算备…号; the words before and after may be missing. Division to check as found in published numbers. */
export function parseCacFilingNumber(text: string): Identified<CacFilingNumber> {
  const written = plain(text);
  const found = /^(?:网信算备)?(\d+)号?$/u.exec(written);
  const digits = found?.[1];
  if (!digits) {
    const at = [...written].findIndex((sign) => !/[\d网信算备号]/u.test(sign));
    return unreadable('不是“网信算备…号”的格式', 'It does not have the form 网信算备…号', at < 0 ? undefined : at);
  }
  if (digits.length !== 21)
    return unreadable(
      `备案编号应为21位数字，此为${digits.length}位`,
      `A filing number has 21 digits; this has ${digits.length}`,
    );
  const classCode = digits.slice(13, 15);
  return {
    ok: true,
    value: {
      number: `网信算备${digits}号`,
      digits,
      division: digits.slice(0, 6),
      entity: digits.slice(0, 13),
      classCode,
      algorithmClass: classes[classCode] ?? label(`类别${classCode}`, `class ${classCode}`),
      year: 2000 + Number(digits.slice(15, 17)),
      sequence: digits.slice(17, 20),
      check: digits.slice(20),
      warning: warningOf(digits, classCode),
    },
  };
}

function warningOf(digits: string, classCode: string): Label | undefined {
  if (!filingCheckFits(digits))
    return label('校验规律不符（经验规则，仅作提示）', 'Its check digit does not fit (an empirical rule: a hint only)');
  return classes[classCode]
    ? undefined
    : label(
        `类别代码${classCode}未见于公开编号（仅作提示）`,
        `No published number has class ${classCode} (a hint only)`,
      );
}
