import { seeded } from '#engines/statistics/random.ts';
import type { Actor } from '#kernel/access.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { detect } from './detect.ts';
import { ingest } from './ingest.ts';
import type { Pushed } from './points.ts';
import { bearerOf, makeToken } from './tokens.ts';

const hour = 3_600_000;
const day = 24 * hour;
const named = async (stage: Stage, name: string): Promise<CaseRecord> => {
  const [found] = await stage.city.find('products', { name });
  if (!found) throw new Error(`the demo city has no ${name}`);
  return found;
};

/** Declares a metric of a product and puts it under watch. */
async function declare(stage: Stage, who: Actor, product: CaseRecord, facts: object): Promise<CaseRecord> {
  const drafted = await stage.create(who, 'warning-metrics', { product: product.id, ...facts });
  return stage.move(who, drafted, 'watch');
}

/** Pushes demo points as the firm's system would, with a token of its own. */
async function push(stage: Stage, who: Actor, product: CaseRecord, points: readonly Pushed[]): Promise<void> {
  const { token } = await makeToken(stage.city, { product: product.id, name: '演示数据（由程序生成）' }, who);
  const bearer = await bearerOf(stage.city, `Bearer ${token}`);
  await ingest(stage.city, bearer, points, { whole: true, placeOf: (at) => `[${at}]` });
}

const random = seeded(20_261_124);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** A day's rate of `n` cases, each a hit with chance `p`. */
const rate = (metric: string, at: number, n: number, p: number): Pushed => {
  const hits = Array.from({ length: n }, random).filter((one) => one < p).length;
  return { metric, at, value: hits / n, n };
};
const measure = (metric: string, at: number, mean: number, sd: number): Pushed => ({
  metric,
  at,
  value: Number(Math.max(0, mean + sd * normal()).toFixed(3)),
  n: null,
});
const sensitivity = {
  title: '结节检出灵敏度',
  meaning: {
    zh: '经医生确认的结节中，软件检出的比例；每日按复核完成的病例计算。',
    en: 'Of the nodules that doctors confirmed, the share that the software found; a point a day.',
  },
  kind: 'rate',
  worse: 'lower',
  target: '0.94',
  limit: '0.91',
  detector: 'threshold',
  windowDays: 30,
  alpha: '0.01',
};

/** Case 1: the sensitivity falls by more than three points within thirty days, in trials and then in use; the plan says to suspend use then. */
export const sensitivityScene: Scene = async (stage) => {
  const who = stage.person('nanxin');
  const product = await named(stage, '肺结节 CT 辅助检测软件“澄影 LungSee”');
  const then = stage.at('2026-08-20');
  await declare(then, who, product, { ...sensitivity, key: 'lungsee.sensitivity', plannedStep: 'suspend' });
  await declare(then, who, product, {
    title: '每次扫描假阳性数',
    key: 'lungsee.false-positives',
    meaning: { zh: '每次扫描中误报的结节数，每日均值。', en: 'False nodules a scan, the mean of a day.' },
    kind: 'measure',
    worse: 'higher',
    target: '0.8',
    limit: '1.2',
    sd: '0.15',
    detector: 'cusum',
    arl: 730,
    plannedStep: 'inspect',
  });
  const today = stage.city.now().getTime();
  const points = Array.from({ length: 95 }, (_, at) => {
    const moment = today - (95 - at) * day;
    return [
      rate('lungsee.sensitivity', moment, 24, at < 66 ? 0.945 : 0.885),
      measure('lungsee.false-positives', moment, 0.8, 0.15),
    ];
  }).flat();
  await push(stage, who, product, points);
  // Assessed and explained by then, it comes into use.
  await stage.at('2026-11-23T15:00').move(who, product, 'putInUse');
};

/** Case 2: a sweeper nearly hits somebody at night; reported in time, it raises an orange warning. */
export const nearMissScene: Scene = async (stage) => {
  const who = stage.person('pengsao');
  const product = await named(stage, '无人环卫车“净航 S2”');
  await declare(stage.at('2026-10-20'), who, product, {
    title: '每小时急刹车次数',
    key: 'sweeper.hard-brakes',
    meaning: { zh: '夜间清扫中每小时紧急制动的次数。', en: 'Emergency brakes an hour while sweeping at night.' },
    unit: '次',
    kind: 'measure',
    worse: 'higher',
    target: '3',
    limit: '5',
    sd: '1.1',
    detector: 'cusum',
    arl: 2000,
    plannedStep: 'restrict',
  });
  const now = stage.city.now().getTime();
  await push(
    stage,
    who,
    product,
    Array.from({ length: 336 }, (_, at) => measure('sweeper.hard-brakes', now - (336 - at) * hour, 3, 1)),
  );
  const happened = new Date(now - 9 * hour + 8 * hour).toISOString();
  const drafted = await stage.create(who, 'incident-reports', {
    title: '夜间清扫转弯时险些碰撞行人',
    product: product.id,
    kind: 'injury',
    severity: 'near-miss',
    happenedOn: happened.slice(0, 10),
    happenedTime: happened.slice(11, 16),
    place: '滨河大道辅道第三路口',
    hurt: 0,
    description: {
      zh: '车辆右转时未识别出逆光下的行人，安全员遥控制动，距行人约0.8米停住。',
      en: 'Turning right, the vehicle did not see a person against the light; the safety operator braked it 0.8 m away.',
    },
    measures: {
      zh: '该路口停止作业，保存全部传感器记录，已联系当事人。',
      en: 'Work at this crossing stopped, all sensor records kept, the person was contacted.',
    },
  });
  await stage.move(who, drafted, 'report');
};

/** A calm product in use, which had a slight alarm in summer that was explained. */
export const calmScene: Scene = async (stage) => {
  const product = await named(stage, '影像辅助诊断 28 号');
  const who: Actor = { kind: 'person', name: '经办人', parties: [product.owner ?? ''], offices: [] };
  const key = 'imaging.wait-seconds';
  const metric = await declare(stage.at('2026-07-20'), who, product, {
    title: '出具结果的等待时间',
    key,
    meaning: {
      zh: '从上传到给出结果的秒数，每6小时的均值。',
      en: 'Seconds from upload to result, the mean of six hours.',
    },
    unit: '秒',
    kind: 'measure',
    worse: 'higher',
    target: '20',
    limit: '26',
    sd: '3',
    detector: 'cusum',
    arl: 1000,
    plannedStep: 'check',
  });
  const from = Date.parse('2026-08-01T00:00:00+08:00');
  const bad = Date.parse('2026-08-31T00:00:00+08:00');
  const end = Date.parse('2026-09-02T06:00:00+08:00');
  const points = (begin: number, until: number) =>
    Array.from({ length: Math.floor((until - begin) / (6 * hour)) }, (_, at) => begin + at * 6 * hour).map((at) =>
      measure(key, at, at >= bad && at < end ? 26.5 : 20, 2.5),
    );
  await push(stage, who, product, points(from, end));
  const then = stage.at('2026-09-02T09:00');
  await detect.run({ metric: metric.id }, then.city);
  const [raised] = await stage.city.find('warnings', { metric: metric.id });
  if (!raised) throw new Error('the demo’s alarm was not raised');
  const [officer, approver] = [stage.person('officer'), stage.person('approver')];
  const notified = await then.move(officer, raised, 'notify', {}, { reason: '系统监测到等待时间持续变长' });
  const explained = await stage.at('2026-09-07').move(who, notified, 'explain', {
    measures: {
      zh: '一台推理服务器散热故障，请求改由其余服务器处理；已更换风扇，等待时间恢复。',
      en: 'A server overheated and others took its requests; the fan was replaced and waiting is as before.',
    },
  });
  const confirmed = await stage.at('2026-09-08').move(officer, explained, 'confirmMeasures');
  await stage.at('2026-09-10').move(approver, confirmed, 'lift', {
    closing: { zh: '原因已查明，指标恢复正常。', en: 'The cause is known and the metric is back to normal.' },
  });
  const now = stage.city.now().getTime();
  const days = Array.from({ length: Math.floor((now - from) / day) }, (_, at) => from + at * day + 20 * hour);
  await push(stage, who, product, [
    ...points(end, now - 6 * hour),
    ...days.map((at) => rate('error-rate', at, 60, 0.018)).filter((one) => one.at < now),
  ]);
};

/** The office notifies both firms; of the sweeper, the approving officer restricts the route. */
export const stepsScene: Scene = async (stage) => {
  const [officer, approver] = [stage.person('officer'), stage.person('approver')];
  const raised = await stage.city.find('warnings', {}, ['raised']);
  for (const one of raised) {
    const notified = await stage.move(officer, one, 'notify', {}, { reason: '预警情形经核对属实' });
    if (notified.facts.step !== 'restrict') continue;
    await stage.move(
      approver,
      notified,
      'orderRestriction',
      {
        restriction: {
          zh: '即日起不得在滨河大道辅道作业；其他路段限于零时至五时，时速不超过八公里，随车安全员在场。',
          en: 'No work on the side road of Binhe Avenue from today; elsewhere only from 0 to 5 a.m., at 8 km/h at most, with a safety operator present.',
        },
      },
      { reason: '转弯路口行人较多，原因查明前存在碰撞危险' },
    );
  }
};
