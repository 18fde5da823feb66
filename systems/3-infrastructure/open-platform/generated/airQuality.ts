import { about, days, type GeneratedDataset, rounded, winter } from './dataset.ts';
import { district, districts, point, pointIn } from './places.ts';

/** Bounds of the individual index (HJ 633—2012) for 24-hour PM2.5 and for eight-hour ozone, in µg/m³. */
const indexBounds = [0, 50, 100, 150, 200, 300, 400, 500];
const pm25Bounds = [0, 35, 75, 115, 150, 250, 350, 500];
const ozoneBounds = [0, 100, 160, 215, 265, 800];
function index(value: number, bounds: readonly number[]): number {
  const at = Math.max(
    1,
    bounds.findIndex((bound) => value <= bound),
  );
  const [low = 0, high = 1, from = 0, to = 0] = [bounds[at - 1], bounds[at], indexBounds[at - 1], indexBounds[at]];
  return Math.ceil(from + ((value - low) / (high - low)) * (to - from));
}
const levelOf = (aqi: number): string =>
  aqi <= 50 ? '优' : aqi <= 100 ? '良' : aqi <= 150 ? '轻度污染' : aqi <= 200 ? '中度污染' : '重度污染';

/** Daily means by station: dust in winter, ozone in autumn, weather that lasts for days. */
export const airQuality: GeneratedDataset = {
  key: 'air-quality-daily',
  title: '环境空气质量监测站日均数据',
  titleEn: 'Air quality by station and day',
  abstract: {
    zh: '各环境空气质量监测站2026年1月至10月的日均浓度和空气质量指数。',
    en: 'Daily mean concentrations and the air quality index at each station from January to October 2026.',
  },
  office: 'ecology',
  subject: 'environment',
  frequency: 'monthly',
  from: '2026-01-01',
  to: '2026-10-31',
  about: 'thing',
  aggregated: true,
  tags: ['空气质量', '监测', '环境'],
  fields: [
    { name: 'station', label: '监测站', type: 'string' },
    district,
    ...point,
    { name: 'day', label: '日期', type: 'date' },
    { name: 'pm25', label: 'PM2.5', type: 'number', unit: 'µg/m³', meaning: '24小时平均' },
    { name: 'pm10', label: 'PM10', type: 'number', unit: 'µg/m³', meaning: '24小时平均' },
    { name: 'o3_8h', label: '臭氧', type: 'number', unit: 'µg/m³', meaning: '日最大8小时平均' },
    { name: 'no2', label: '二氧化氮', type: 'number', unit: 'µg/m³', meaning: '24小时平均' },
    { name: 'aqi', label: '空气质量指数', type: 'integer', meaning: '按 PM2.5 和臭氧的分指数取大' },
    { name: 'level', label: '级别', type: 'string' },
  ],
  *rows(random) {
    const stations = districts.map((place) => ({ place, where: pointIn(random, place) }));
    let weather = 0;
    for (const day of days('2026-01-01', '2026-10-31')) {
      weather = 0.75 * weather + about(random, 6, 3) - 6;
      const autumn = winter(`2026-${String(((Number(day.slice(5, 7)) + 2) % 12) + 1).padStart(2, '0')}-15`);
      for (const { place, where } of stations) {
        const pm25 = about(random, 19 + 9 * winter(day) + weather * 1.6 + 4 * place.density, 3);
        const ozone = about(random, 95 + 32 * autumn + weather * 4, 12);
        const aqi = Math.max(index(pm25, pm25Bounds), index(ozone, ozoneBounds));
        yield [
          `${place.name.replace(/新?区$/u, '')}监测站`,
          place.name,
          ...where,
          day,
          rounded(pm25, 1),
          rounded(pm25 * 1.6 + about(random, 6, 2), 1),
          rounded(ozone, 0),
          rounded(about(random, 16 + 7 * winter(day) + 10 * place.density, 4), 1),
          aqi,
          levelOf(aqi),
        ];
      }
    }
  },
};
