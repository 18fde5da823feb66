import { seeded } from '#engines/statistics/random.ts';

const districts = [
  ['南山区', 420],
  ['宝安区', 330],
  ['龙岗区', 260],
  ['福田区', 210],
  ['龙华区', 150],
  ['光明区', 70],
  ['坪山区', 46],
  ['盐田区', 26],
  ['大鹏新区', 13],
] as const;
const sectors = ['电子信息', '装备制造', '软件服务', '生物医药'] as const;

/**
 * A survey of firms that exists nowhere, the same for every city: what each spends on AI and how much power it takes. One
 * firm in 盐田区 outweighs all others there, and 大鹏新区 has only a few.
 */
export function surveyCsv(): string {
  const random = seeded(31);
  const lines = ['企业编号,区,行业,规模,人工智能投入万元,用电量千瓦时'];
  let number = 0;
  for (const [district, firms] of districts)
    for (let at = 0; at < firms; at++) {
      number++;
      const large = district === '盐田区' && at === 0;
      const spend = large ? 48_000 : Math.round(20 + 300 * random() ** 2);
      const size = spend > 200 ? '大型' : spend > 80 ? '中型' : '小型';
      const sector = sectors[Math.floor(random() * sectors.length)] ?? sectors[0];
      lines.push(
        `E${String(number).padStart(5, '0')},${district},${sector},${size},${spend},${Math.round(spend * (900 + 400 * random()))}`,
      );
    }
  return `${lines.join('\n')}\n`;
}
