import { between, type Random, rounded } from './dataset.ts';

/** Shenzhen's districts: their centres in WGS 84, rounded, and how densely they are lived in, 1 the most. */
export const districts = [
  {
    name: '福田区',
    longitude: 114.055,
    latitude: 22.541,
    density: 1,
    quarters: ['莲花', '香蜜湖', '华强北', '园岭', '梅林'],
  },
  {
    name: '罗湖区',
    longitude: 114.131,
    latitude: 22.557,
    density: 0.9,
    quarters: ['东门', '翠竹', '笋岗', '莲塘', '黄贝'],
  },
  {
    name: '南山区',
    longitude: 113.94,
    latitude: 22.545,
    density: 0.95,
    quarters: ['粤海', '蛇口', '西丽', '桃源', '沙河'],
  },
  { name: '盐田区', longitude: 114.237, latitude: 22.57, density: 0.3, quarters: ['沙头角', '海山', '盐田'] },
  {
    name: '宝安区',
    longitude: 113.884,
    latitude: 22.58,
    density: 0.85,
    quarters: ['新安', '西乡', '福永', '沙井', '松岗'],
  },
  {
    name: '龙岗区',
    longitude: 114.247,
    latitude: 22.72,
    density: 0.7,
    quarters: ['布吉', '坂田', '横岗', '龙城', '平湖'],
  },
  { name: '龙华区', longitude: 114.045, latitude: 22.68, density: 0.85, quarters: ['民治', '龙华', '大浪', '观湖'] },
  { name: '坪山区', longitude: 114.347, latitude: 22.691, density: 0.4, quarters: ['坪山', '坑梓', '马峦'] },
  { name: '光明区', longitude: 113.936, latitude: 22.749, density: 0.45, quarters: ['公明', '光明', '凤凰'] },
  { name: '大鹏新区', longitude: 114.48, latitude: 22.6, density: 0.15, quarters: ['葵涌', '大鹏', '南澳'] },
] as const;
export type District = (typeof districts)[number];

/** A point near a district's centre, in degrees with five places. */
export const pointIn = (random: Random, { longitude, latitude }: District): readonly [number, number] => [
  rounded(longitude + between(random, -0.028, 0.028), 5),
  rounded(latitude + between(random, -0.022, 0.022), 5),
];
export const point = [
  { name: 'longitude', label: '经度', type: 'number', unit: '度', meaning: 'WGS 84' },
  { name: 'latitude', label: '纬度', type: 'number', unit: '度', meaning: 'WGS 84' },
] as const;
export const district = { name: 'district', label: '所在区', type: 'string' } as const;
