import type { Actor } from '#kernel/access.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';
import { makesTheCaseFile } from './effects.ts';

const officerOf = (office: OfficeId): Actor => ({ kind: 'person', name: '经办人', parties: [], offices: [office] });

/** Cases between offices: one decided, one that waits to be taken, one returned, one being written. */
export const referralsScene: Scene = async (now) => {
  const ago = (days: number): Stage => now.at(`${addDays(today(now.city.now()), -days)}T10:00`);
  const [officer, approver, market] = [now.person('officer'), now.person('approver'), now.person('market')];
  const begin = async (stage: Stage, facts: object): Promise<CaseRecord> => {
    const made = await stage.city.create('referrals', { from: 'industry' });
    return stage.move(officer, made, 'save', facts);
  };
  const handOver = async (days: number, facts: object): Promise<CaseRecord> => {
    const proposed = await ago(days + 1).move(officer, await begin(ago(days + 2), facts), 'requestApproval');
    const handed = await ago(days).move(approver, proposed, 'handOver');
    // The receiving office takes it on a later day of the story: its case file is made at once.
    await makesTheCaseFile.run({ referral: handed.id, revision: handed.revision }, ago(days).city);
    return (await now.city.get('referrals', handed.id)) as CaseRecord;
  };
  const shop = now.party('jishi');

  const taken = await handOver(40, {
    title: '集市优选涉嫌以虚假原价实施消费欺诈',
    target: shop,
    acts: ['pricing'],
    laws: ['consumer'],
    grounds: {
      zh: '日常检查发现，“衡价”在促销前临时调高原价，再标示折扣。两周记录见案卷。',
      en: 'An inspection found that Hengjia raised the former price just before a sale and then showed a discount; two weeks of records are in the file.',
    },
    to: 'market',
  });
  const received = await ago(37).move(market, taken, 'receive', { receiptNumber: '市监受〔2026〕0231（虚构）' });
  await ago(9).move(market, received, 'conclude', {
    result: 'punished',
    resultNote: {
      zh: '已责令改正，并处罚款。当事人已整改。',
      en: 'Ordered to rectify and fined. The party has rectified.',
    },
  });
  await handOver(2, {
    title: '映声生成内容未加标识，冒用他人形象带货',
    target: now.party('huanying'),
    acts: ['deepSynthesis', 'pricing'],
    laws: ['personalInformation', 'consumer'],
    grounds: {
      zh: '有人利用“映声”生成他人形象的带货视频，未作标识，涉嫌欺诈消费者。',
      en: 'Videos made with Yingsheng use somebody’s face to sell goods, without a label; consumers may be deceived.',
    },
    to: 'market',
  });
  await handOver(3, {
    title: '自动续费默认勾选，取消入口难以找到',
    target: now.party('zhixing'),
    acts: ['pricing'],
    laws: ['consumer'],
    grounds: {
      zh: '多件举报反映“墨点”默认勾选自动续费，取消要经过七个页面。截图见案卷。',
      en: 'Several reports say that Modian ticks renewal by default and that cancelling takes seven pages; screenshots are in the file.',
    },
    to: 'market',
  });
  const back = await handOver(12, {
    title: '南芯医影影像数据对外提供',
    target: now.party('nanxin'),
    acts: ['privacy'],
    laws: ['personalInformation'],
    grounds: {
      zh: '有线索称影像数据未去标识化即对外提供。',
      en: 'Images are said to be given to others with identities.',
    },
    to: 'health',
    whyThere: '涉及医疗健康信息',
  });
  await ago(9).move(officerOf('health'), back, 'giveBack', {
    returned: {
      zh: '经核对，影像数据的对外提供属个人信息保护范畴，应由市网信部门处理。',
      en: 'Giving out images is a matter of personal information: it belongs to the cyberspace authority.',
    },
  });
  await begin(ago(1), {
    title: '作业批改软件收集未成年人通讯录',
    target: now.party('zhixing'),
    acts: ['privacy'],
    laws: ['personalInformation'],
    grounds: { zh: '正在核对举报材料。', en: 'The reports are being checked.' },
    to: 'cyberspace',
  });
};
