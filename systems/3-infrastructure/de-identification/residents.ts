import { seeded } from '#engines/statistics/random.ts';
import { completeResidentId } from '#kernel/identifiers/resident-id.ts';

const families = [...'赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'];
const given = [...'安博晨达恩帆歌涵嘉凯澜明宁培清睿思彤文欣雅泽芷'];
const districts = ['440303', '440304', '440305', '440306', '440307', '440308', '440309', '440310', '440311'];
const schooling = ['小学', '初中', '高中', '大专', '本科', '硕士', '博士'] as const;
const jobs = [
  '制造',
  '建筑',
  '物流',
  '餐饮',
  '零售',
  '金融',
  '信息技术',
  '教育',
  '医疗',
  '公务',
  '退休',
  '学生',
] as const;
const marriages = ['未婚', '已婚', '离异', '丧偶'] as const;
const illnesses = ['高血压', '糖尿病', '哮喘', '慢性胃炎', '颈椎病', '甲状腺结节', '焦虑障碍', '无慢性病'] as const;

export const residentColumns = [
  '姓名',
  '身份证号',
  '手机号',
  '性别',
  '年龄',
  '区划代码',
  '学历',
  '行业',
  '婚姻状况',
  '慢性病',
] as const;

/**
 * Residents who do not exist, as a health survey would list them: identity numbers of division 440399, which is none, and
 * of the reserved mobile range 100. The same seed always gives the same people, and a larger count the same ones first.
 */
export function residents(count: number, seed = 20261124): readonly (readonly string[])[] {
  const next = seeded(seed);
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(next() * from.length)] as T;
  return Array.from({ length: count }, (_, at) => {
    // Most are of working age; a few are old.
    const age = Math.round(18 + 60 * (0.6 * next() + 0.4 * next() * next()));
    const sex = next() < 0.51 ? '男' : '女';
    const learned = Math.min(6, Math.max(0, Math.round(2.6 + 2.6 * (next() - 0.45) + (age < 35 ? 0.9 : 0))));
    const job = age > 62 ? '退休' : age < 22 && next() < 0.7 ? '学生' : pick(jobs.slice(0, 10));
    const married = age < 25 ? 0 : next() < 0.72 ? 1 : next() < 0.5 ? 0 : age > 60 && next() < 0.4 ? 3 : 2;
    const ill = age > 55 && next() < 0.5 ? pick(illnesses.slice(0, 2)) : next() < 0.45 ? '无慢性病' : pick(illnesses);
    const month = String(1 + Math.floor(next() * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(next() * 28)).padStart(2, '0');
    const order = String((at * 2 + (sex === '男' ? 1 : 0)) % 1000).padStart(3, '0');
    return [
      pick(families) + pick(given) + (next() < 0.6 ? pick(given) : ''),
      completeResidentId(`440399${2026 - age}${month}${day}${order}`),
      `100${String(10_000_000 + Math.floor(next() * 89_999_999))}`,
      sex,
      String(age),
      districts[Math.floor(districts.length * next() * next() ** 0.2)] as string,
      schooling[learned] as string,
      job,
      marriages[married] as string,
      ill,
    ];
  });
}

export const residentsCsv = (count: number, seed?: number): string =>
  `${[residentColumns, ...residents(count, seed)].map((row) => row.join(',')).join('\n')}\n`;
