import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { stripMetadata } from '#engines/metadata/index.ts';
import { newKeyPair, seal, sealValue, wrapIdentity } from '#engines/sealing/index.ts';
import type { Actor } from '#kernel/access.ts';
import { isWorking } from '#kernel/clock/calendar.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import type { Act } from './acts.ts';
import { demoCodes, demoPassphrase } from './demoCodes.ts';
import { pricePicture } from './demoPictures.ts';
import * as handling from './handling.ts';
import { writeAgain } from './inbox.ts';
import { takeReport } from './intake.ts';
import { setKey } from './keys.ts';
import { type Letter, newReportKeys, type ReportKeys, sealForReceiver } from './letters.ts';
import { receiversOf } from './matters.ts';
import { takeFile } from './sealedFiles.ts';

type Target = { readonly kind: 'product' | 'party'; readonly id: string };
interface Told {
  readonly act: Act;
  readonly target?: Target;
  readonly text: string;
  readonly when?: string;
  readonly by?: { readonly name: string; readonly contact: string };
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly code?: string;
  readonly to?: string;
}
interface Made {
  readonly keys: ReportKeys;
  readonly record: CaseRecord;
}

/** Keys of a report whose code nobody has: what is slow to derive from a code is drawn instead. */
async function keysWithoutCode(): Promise<ReportKeys> {
  const pair = await newKeyPair();
  const forReceipt = await wrapIdentity(pair.identity, randomBytes(32).toString('hex'), 8);
  return { access: randomBytes(32).toString('hex'), ...pair, forReceipt };
}

/** A report as somebody's browser would seal and hand it in. */
async function report(stage: Stage, told: Told): Promise<Made> {
  const keys = await (told.code ? newReportKeys(told.code.replaceAll(' ', '')) : keysWithoutCode());
  const receivers = await receiversOf(stage.city);
  const receiver = receivers.find((one) => (told.to ?? 'industry') === (one.office ?? 'association'));
  if (!receiver) throw new Error('no receiver has a key');
  const files = [];
  for (const { name, bytes } of told.files ?? []) {
    const sealed = await seal(keys.recipient, (await stripMetadata(bytes)).bytes);
    const { id } = await takeFile(stage.city, Readable.from([Buffer.from(sealed)]));
    files.push({ id, name, type: 'image/png', size: bytes.length });
  }
  const letter: Letter = { text: told.text, when: told.when, ...told.by, files };
  const { number } = await takeReport(
    stage.city,
    {
      target: told.target,
      act: told.act,
      named: told.by !== undefined,
      receiver: receiver.id,
      key: receiver.recipient,
      access: keys.access,
      recipient: keys.recipient,
      forReceipt: keys.forReceipt,
      forOffice: await sealForReceiver(keys.identity, receiver.recipient),
      envelope: await sealValue(keys.recipient, letter),
      files: files.map((one) => one.id),
    },
    { kind: 'anonymous', parties: [], offices: [] },
  );
  const [found] = await stage.city.query<{ id: string }>('select id from records where number = $1', [number]);
  const record = await stage.city.get('violation-reports', found?.id ?? '');
  if (!record) throw new Error(`${number} is not there`);
  return { keys, record };
}

const open = (stage: Stage, who: Actor, { record }: Made, purpose: string) =>
  handling.unseal(stage.city, record.id, { purpose }, who);
const ask = async (stage: Stage, who: Actor, { keys, record }: Made, text: string) =>
  handling.reply(
    stage.city,
    record.id,
    { envelope: await sealValue(keys.recipient, { text, files: [] }), files: [] },
    who,
  );
const answer = async (stage: Stage, { keys }: Made, text: string) =>
  writeAgain(stage.city, {
    access: keys.access,
    envelope: await sealValue(keys.recipient, { text, files: [] }),
    files: [],
  });
async function passOn(stage: Stage, who: Actor, { keys, record }: Made, office: string, why: string) {
  const receiver = (await receiversOf(stage.city)).find((one) => one.office === office);
  if (!receiver) throw new Error(`${office} has no key`);
  const sealed = await sealForReceiver(keys.identity, receiver.recipient);
  await handling.transfer(stage.city, record.id, { receiver: receiver.id, key: receiver.recipient, sealed, why }, who);
}

/** The day so many working days before today, where the calendar is known. */
function workingDaysAgo(stage: Stage, days: number): string {
  let day = today(stage.city.now());
  for (let left = days; left > 0; left--)
    do day = addDays(day, -1);
    while (!isWorking(stage.city.calendar.kindOf(day)));
  return day;
}

/** Who receives: the industry authority, the market authority and the industry organisation, each with its key. */
async function setUpReceivers(stage: Stage): Promise<void> {
  const hint = `演示口令 | demo passphrase: ${demoPassphrase}`;
  for (const [account, named] of [
    ['officer', { office: 'industry' }],
    ['market', { office: 'market' }],
    ['association', { organisation: stage.party('association') }],
  ] as const) {
    const pair = await newKeyPair();
    // The passphrase stands on the screen, so wrapping it slowly would protect nothing.
    const wrapped = await wrapIdentity(pair.identity, demoPassphrase, 8);
    await setKey(stage.city, { ...named, recipient: pair.recipient, wrapped, hint }, stage.person(account));
  }
  const [own] = await stage.city.find('report-receivers', { organisation: stage.party('association') });
  await stage.move(stage.person('association'), own as CaseRecord, 'change', {
    members: [
      { member: stage.party('jishi'), leading: true },
      { member: stage.party('huanying') },
      { member: stage.party('zhixing') },
    ],
  });
}

/** Case 3 with its trap, and other reports, one in each state. */
export const reportsScene: Scene = async (now) => {
  const ago = (days: number, hour = '10:00') => now.at(`${workingDaysAgo(now, days)}T${hour}`);
  await setUpReceivers(ago(60));
  const product = async (name: string): Promise<Target> => {
    const [found] = await now.city.query<{ id: string }>(
      "select id from records where system = 'products' and state <> 'draft' and facts->>'name' like '%' || $1 || '%' order by number limit 1",
      [name],
    );
    return { kind: 'product', id: found?.id ?? '' };
  };
  const pricing = await product('衡价');
  const [officer, approver, market] = [now.person('officer'), now.person('approver'), now.person('market')];
  const marketApprover: Actor = { kind: 'person', name: '市市场监管部门（批准人）', parties: [], offices: ['market'] };
  const move = async (stage: Stage, who: Actor, { record }: Made, name: string, facts: object = {}, reason?: string) =>
    stage.move(who, (await stage.city.get('violation-reports', record.id)) as CaseRecord, name, facts, { reason });
  const conclude = async (
    made: Made,
    days: number,
    by: Actor,
    and: Actor,
    facts: { finding: string; exception?: string; reasons: object },
  ) => {
    await move(ago(days), by, made, 'propose', facts);
    await move(ago(days - 1), and, made, 'approve', { outcome: facts.finding });
  };

  // Case 3: two screenshots, twelve minutes apart; routed to the market authority, found true, ordered to rectify.
  const shop = [11, 79, 138] as const;
  const proven = await report(ago(26), {
    act: 'pricing',
    target: pricing,
    code: demoCodes.rectifying,
    text: '同一件商品，我用了三年的老账号显示 19.90 元，刚注册的新账号显示 12.90 元，两次只隔 12 分钟，都没有用优惠券。',
    when: '11月上旬的一个晚上，20:14 和 20:26',
    files: [
      { name: '老账号 20:14.png', bytes: pricePicture('19.90', shop) },
      { name: '新账号 20:26.png', bytes: pricePicture('12.90', shop) },
    ],
  });
  await open(ago(25), officer, proven, '判断由谁办理');
  await passOn(ago(25, '11:00'), officer, proven, 'market', '涉嫌价格歧视，由市市场监管部门依职责查处');
  await open(ago(23), market, proven, '核对截图');
  await move(ago(23, '11:00'), market, proven, 'accept');
  await ask(ago(22), market, proven, '您好。请问两个账号的会员等级是否相同？收货地址是否相同？');
  await answer(ago(21), proven, '都不是会员，收货地址相同。');
  await conclude(proven, 12, market, marketApprover, {
    finding: 'substantiated',
    reasons: {
      zh: '我们用 50 对账号在相同时间、库存和优惠条件下比对：老账号的价格普遍更高，且没有可以解释的理由。',
      en: 'We compared 50 pairs of accounts at the same time, stock and offers: old accounts paid more, and nothing explains it.',
    },
  });
  await move(ago(9), market, proven, 'tell');
  await move(ago(8), market, proven, 'order', {
    orders: {
      zh: '停止按账号新旧区别定价，并提交整改报告和算法说明。',
      en: 'Stop pricing by the age of an account; hand in a report on it and an explanation of the algorithm.',
    },
    rectifyBy: addDays(today(now.city.now()), 20),
  });

  // Its trap: the difference is the offer for new users, an exception of the law; the reporter is told all the same.
  const explained = await report(ago(24), {
    act: 'pricing',
    target: pricing,
    code: demoCodes.exception,
    text: '新账号比我的账号便宜 5 元，我认为这是杀熟。',
    by: { name: '李女士（虚构）', contact: '138-0000-0000' },
  });
  await open(ago(22), officer, explained, '核对事实');
  await move(ago(22, '11:00'), officer, explained, 'accept');
  await conclude(explained, 16, officer, approver, {
    finding: 'exception',
    exception: 'newUsers',
    reasons: {
      zh: '便宜的 5 元是新用户首单优惠券，页面写明了期限，结算时单独列出。这属于对新用户的合理优惠。',
      en: 'The 5 yuan are a coupon for a first order; its term is stated and it is listed on the bill. That is a fair offer to new users.',
    },
  });
  await move(ago(12), officer, explained, 'tell');
  await move(ago(11), officer, explained, 'close');

  const waiting = await report(ago(3), {
    act: 'deepSynthesis',
    target: await product('映声'),
    code: demoCodes.waiting,
    text: '有人用这个软件做了我的脸在卖东西的视频，没有任何标识。',
  });
  await open(ago(2), officer, waiting, '核对事实');
  await ask(ago(2, '11:00'), officer, waiting, '您好。请告诉我们视频发布在哪个平台、账号名是什么。');

  const asked = await report(ago(9), {
    act: 'privacy',
    target: await product('墨点'),
    text: '不同意读取通讯录就不能提交作业。',
  });
  await open(ago(8), officer, asked, '核对事实');
  await move(ago(8, '11:00'), officer, asked, 'accept');
  await move(ago(7), officer, asked, 'requestAudit');

  const refused = await report(ago(15), { act: 'other', text: '某软件广告太多。' });
  await open(ago(14), officer, refused, '判断是否受理');
  await move(ago(14, '11:00'), officer, refused, 'refuse', {
    reasons: {
      zh: '您反映的是商业广告的数量，不涉及人工智能产品和服务。您可以向 12315 反映。',
      en: 'You write of the number of advertisements, which does not concern AI products or services. You may turn to 12315.',
    },
  });

  const norm = await report(ago(5), {
    act: 'norm',
    to: 'association',
    target: { kind: 'party', id: now.party('huanying') },
    text: '公约承诺七日内答复用户，我等了二十天没有回音。',
  });
  await open(ago(4), now.person('association'), norm, '核对公约条款');
  await move(ago(4, '11:00'), now.person('association'), norm, 'accept');

  const proposed = await report(ago(13), {
    act: 'discrimination',
    target: await product('岗位匹配'),
    text: '同样的简历，只改了性别，推荐的岗位就不一样。',
  });
  await open(ago(12), officer, proposed, '核对事实');
  await move(ago(12, '11:00'), officer, proposed, 'accept');
  await move(ago(1), officer, proposed, 'propose', {
    finding: 'substantiated',
    reasons: {
      zh: '我们用 200 份只改性别的简历比对，推荐岗位的差别超出随机范围。',
      en: 'We compared 200 CVs that differ in sex alone: the jobs proposed differ beyond chance.',
    },
  });

  const decided = await report(ago(18), {
    act: 'health',
    target: await product('水质预警'),
    text: '它显示水质合格，可是邻居喝了都不舒服。',
  });
  await open(ago(17), officer, decided, '核对事实');
  await move(ago(17, '11:00'), officer, decided, 'accept');
  await conclude(decided, 4, officer, approver, {
    finding: 'unsubstantiated',
    reasons: {
      zh: '我们调取了当日的检测数据，并请检测机构复测，水质合格，系统的显示没有错。',
      en: 'We read the data of that day and had the water tested again: it is clean, and what was shown is right.',
    },
  });
};
