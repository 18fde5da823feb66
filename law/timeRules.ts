/** The time rules of the duties as the duty table words them, in both languages; a duty without one has `none`. */
const rules: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'none stated (each planning cycle, inferred)': [
    '未规定期限（推定为每个规划周期）',
    'no period set (each planning cycle, inferred)',
  ],
  'none stated (yearly, inferred from Art. 62)': [
    '未规定期限（依第六十二条推定为每年）',
    'no period set (yearly, inferred from Article 62)',
  ],
  'order: approval before publication': ['先报批、后发布', 'approved first, then published'],
  'none stated (orderly)': ['未规定期限（有序推进）', 'no period set (in an orderly way)'],
  'condition: law and ethics norms first': [
    '以遵守法律和伦理规范为前提',
    'on condition that law and ethics norms are kept',
  ],
  'none stated (year on year, inferred)': ['未规定期限（推定为逐年）', 'no period set (year on year, inferred)'],
  'off-cycle: no fixed window': ['常年受理，不设固定窗口', 'at any time, no fixed window'],
  'regularly within the project period (interval not set)': [
    '项目期内定期（间隔未规定）',
    'regularly within the project period (interval not set)',
  ],
  'after each review': ['每次考核之后', 'after each review'],
  'under applicable rules': ['依照有关规定', 'under the rules that apply'],
  'before each provision to others': ['每次向他人提供之前', 'before each time data are given to others'],
  'regularly (interval not set by law)': ['定期（间隔未规定）', 'regularly (interval not set by the law)'],
  'before and during the pilot (duration not set)': [
    '试点前和试点期间（时长未规定）',
    'before and during the pilot (length not set)',
  ],
  'at application': ['申请时', 'on application'],
  'when drawing up the land supply plan': ['编制用地供应计划时', 'when the land supply plan is drawn up'],
  'promptly (no period set)': ['及时（期限未规定）', 'promptly (no period set)'],
  'yearly, 1 Jan to 30 Jun; covers the previous year': [
    '每年1月1日至6月30日，报告上一年度',
    'yearly from 1 January to 30 June, on the previous year',
  ],
  'none stated (no interval)': ['未规定间隔', 'no interval set'],
  'before use': ['使用前', 'before use'],
  'while in use': ['使用期间', 'while in use'],
  'after release, continuing': ['投放后持续', 'after release, continuing'],
  continuous: ['持续', 'continuously'],
  'none stated (no reply period set)': ['未规定期限（答复期限未规定）', 'no period set (nor one for the reply)'],
  'none stated': ['未规定期限', 'no period set'],
  'at all times': ['任何时候', 'at all times'],
  'under those laws': ['依照所引法律', 'under the laws referred to'],
};

/** When a duty must be done, as far as the Regulation says; null where it says nothing. */
export function timeRule(worded: string): { readonly zh: string; readonly en: string } | null {
  const found = rules[worded];
  return found ? { zh: found[0], en: found[1] } : null;
}
