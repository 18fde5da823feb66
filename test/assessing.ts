import assert from 'node:assert/strict';
import { addDays, today } from '#kernel/dates.ts';
import { cityOf } from '#store/city.ts';
import { runClocks } from '#store/clocks.ts';
import type { Answer, Caller, TestCity } from './city.ts';

const statement = { zh: '见附件说明。' };
/** The materials that the product of case 1 asks for, in writing. */
export const materials = [
  'test-report',
  'emergency-plan',
  'ethics-opinion',
  'group-tests',
  'impact-assessment',
  'device-certificate',
].map((material) => ({ material, statement }));

/** Makes a move of a record by its address, with the letter that the program drafts where one is named. */
export async function moving(
  who: Caller,
  path: string,
  move: string,
  facts: object = {},
  { letter, reason = '' }: { letter?: string; reason?: string } = {},
): Promise<Answer> {
  const drafted = letter && (await who('GET', `${path}/documents/${letter}?reason=${encodeURIComponent(reason)}`)).body;
  return who(
    'POST',
    `${path}/${move}`,
    { facts, reason, letter: drafted || undefined },
    {
      'if-match': (await who('GET', path)).headers.etag as string,
    },
  );
}
const done = (answer: Answer): Answer => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer;
};

/** Lets days of the city pass; effects and due terms run. */
export async function daysPass({ around, settle }: TestCity, days: number): Promise<void> {
  const then = new Date(around.now().getTime() + days * 86_400_000);
  Object.assign(around, { now: () => then });
  await runClocks(around, today(then));
  await settle();
}

export const fullMarks = { safety: 5, control: 4, data: 4, fairness: 4, transparency: 4, response: 4 };

/** Draws the panel of an accepted assessment; gives its members. */
export async function drawnPanel(city: TestCity, path: string): Promise<Member[]> {
  const [officer, inspector] = (await Promise.all(['officer', 'inspector'].map((one) => city.signIn(one)))) as [
    Caller,
    Caller,
  ];
  const plan = { panelSource: '中国福利彩票双色球当期开奖号码', panelKnownOn: addDays(today(city.around.now()), 1) };
  const reason = '专家评审约需二十日。';
  done(await moving(officer, path, 'consultExperts', plan, { letter: 'specialProcedureNotice', reason }));
  await city.settle();
  await daysPass(city, 1);
  done(await moving(inspector, path, 'enterRandomness', { randomness: '03 07 12 19 26 31 08' }));
  await city.settle();
  return seated(city, path);
}

export interface Member {
  readonly who: Caller;
  readonly account: string;
  /** The address of what they are asked to write. */
  readonly opinion: string;
}
/** Who is asked to sit on the panel of an assessment. */
export async function seated(city: TestCity, path: string): Promise<Member[]> {
  const members: Member[] = [];
  for (let at = 1; at <= 13; at++) {
    const account = `expert${at}`;
    const who = await city.signIn(account);
    const { items } = (await who('GET', '/api/expert-opinions?state=asked')).body;
    for (const { id } of items) {
      const opinion = `/api/expert-opinions/${id}`;
      if (path.endsWith((await who('GET', opinion)).body.record.facts.assessment))
        members.push({ who, account, opinion });
    }
  }
  return members;
}

/** The whole way from acceptance to a draft whose publicity is over: panel, opinions, proposal, publicity. */
export async function untilDecidable(city: TestCity, path: string, proposal: object = {}): Promise<void> {
  const [officer, approver] = (await Promise.all(['officer', 'approver'].map((one) => city.signIn(one)))) as [
    Caller,
    Caller,
  ];
  for (const { who, opinion } of await drawnPanel(city, path)) {
    done(await moving(who, opinion, 'takePart', { noInterest: true }));
    done(await moving(who, opinion, 'give', { ...fullMarks, recommends: 'pass', reasons: { zh: '措施有效。' } }));
  }
  await city.settle();
  const reasons = { zh: '措施与风险相适应。' };
  done(await moving(officer, path, 'propose', { outcome: 'pass', reasons, ...proposal }));
  done(await moving(approver, path, 'publicise'));
  // Enough wherever the calendar is not announced yet.
  await daysPass(city, 40);
}

/** Revokes what passed: told ahead, the hearing waived by its owner, decided by another officer. */
export async function revoked(city: TestCity, path: string): Promise<Answer> {
  const [officer, inspector] = (await Promise.all(['officer', 'inspector'].map((one) => city.signIn(one)))) as [
    Caller,
    Caller,
  ];
  const ground = { zh: '监测指标恶化。' };
  const letter = { letter: 'revocationAdvance', reason: ground.zh };
  const { id, owner } = done(await moving(officer, path, 'beginRevocation', { ground }, letter)).body.record;
  const firm = { kind: 'person' as const, parties: [owner], offices: [] };
  await cityOf(city.around).as(firm).move('ex-ante-assessments', id, 'waiveHearing');
  return done(await moving(inspector, path, 'revoke', {}, { letter: 'revocationNotice', reason: ground.zh }));
}

/** Declares a metric of a product and begins to watch it, as Article 66(2) asks before a high-risk product is used. */
export async function watched(who: Caller, product: string): Promise<void> {
  const facts = {
    title: '灵敏度',
    product,
    key: 'journey.sensitivity',
    meaning: { zh: '检出的结节占全部结节的比例。' },
    kind: 'rate',
    worse: 'lower',
    target: '0.95',
    limit: '0.92',
    detector: 'threshold',
    windowDays: 30,
    alpha: '0.01',
    plannedStep: 'check',
  };
  const made = await who('POST', '/api/warning-metrics', { facts });
  done(await moving(who, `/api/warning-metrics/${made.body.record.id}`, 'watch'));
}
