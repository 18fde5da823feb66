import { demoCases } from '#families/grading/example.ts';
import { scheduleTracking } from '#families/tracking.ts';
import { theClock } from '#kernel/access.ts';
import { addDays, addMonths, today } from '#kernel/dates.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';

const marking = demoCases.find((one) => one.id === 4)?.facts;

/** A product for schools that came into use so many days more than half a year ago, with its disclosure. */
async function usedSince(now: Stage, party: string, name: string, nameEn: string, days: number): Promise<CaseRecord> {
  const on = addDays(addMonths(today(now.city.now()), -6), -days);
  const then = now.at(on);
  const firm = now.of(party);
  const owner = { owner: now.party(party) };
  const provider = `${name}的提供者（虚构）`;
  const purpose = {
    zh: `${name}批改学生的作文，标出病句并给出评语，由教师确认。`,
    en: `${nameEn} marks pupils’ essays: it points out faulty sentences and suggests remarks, which a teacher confirms.`,
  };
  const facts = {
    ...marking,
    name,
    nameEn,
    version: '2.1',
    providerName: provider,
    developer: provider,
    purpose,
    users: { zh: '本市中小学的教师和学生。', en: 'Teachers and pupils of the city’s schools.' },
    model: {
      zh: '由教师批改过的作文训练的语言模型。系统给出评语和可信程度。',
      en: 'A language model trained on essays that teachers marked; it gives remarks and how sure it is.',
    },
    trainingData: { zh: '经监护人同意并去标识化的作文。', en: 'De-identified essays, with guardians’ consent.' },
    personalDataKinds: ['identity'],
    humanControl: 'everyDecision',
    complaints: '0755-88002300',
  };
  const product = await then.move(firm, await then.create(firm, 'products', facts, owner), 'register');
  const disclosure = {
    title: name,
    product: product.id,
    version: '2.1',
    statement: purpose,
    contact: facts.complaints,
  };
  await then.move(firm, await then.create(firm, 'disclosures', disclosure, owner), 'publish');
  const used = await then.move(firm, product, 'putInUse');
  await scheduleTracking(then.city, product.id, on);
  return used;
}

/** The period of a product that is over by now: its report has fallen due on the day after. */
async function overdue(now: Stage, product: CaseRecord): Promise<{ record: CaseRecord; on: string }> {
  const [period] = await now.city.find('tracking-reports', { product: product.id }, ['inPeriod']);
  if (!period) throw new Error(`${product.number} has no period running`);
  const on = addDays(String(period.facts.until), 1);
  return { record: await now.at(`${on}T00:10`).city.as(theClock).move('tracking-reports', period.id, 'fallDue'), on };
}

/** Reports in each state: one due, one late, one sent back, corrected and accepted. */
export const reportScene: Scene = async (now) => {
  await overdue(now, await usedSince(now, 'zhixing', '作文评阅“莲批”', 'Lianpi essay marking', 9));
  await overdue(now, await usedSince(now, 'firm0', '口语陪练“听澜”', 'Tinglan speaking practice', 48));
  const { record, on } = await overdue(
    now,
    await usedSince(now, 'firm5', '错题整理“知返”', 'Zhifan exercise review', 40),
  );
  const firm = now.of('firm5');
  const office = now.person('officer');
  const reported = await now.at(addDays(on, 10)).move(firm, record, 'submit', {
    uses: 412_000,
    people: 36_500,
    incidents: 0,
    complaints: 14,
    complaintsSettled: 13,
    measures: {
      zh: '评语全部由教师确认；每月抽查二百份，误判率 1.2%。',
      en: 'Teachers confirm every remark; of two hundred checked each month 1.2% were wrong.',
    },
  });
  const sentBack = await now.at(addDays(on, 13)).move(office, reported, 'requestCorrection', {
    opinion: { zh: '请说明未办结投诉的内容。', en: 'Say what the open complaint is about.' },
  });
  const corrected = await now.at(addDays(on, 16)).move(firm, sentBack, 'correct', {
    changes: {
      zh: '未办结的一件涉及删除账号，已约定下周处理。',
      en: 'It is about deleting an account, to be done next week.',
    },
  });
  await now.at(addDays(on, 18)).move(office, corrected, 'acceptReport', {
    opinion: { zh: '报告完整。', en: 'The report is complete.' },
  });
};
