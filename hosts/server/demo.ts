import { Readable } from 'node:stream';
import type { Actor } from '#kernel/access.ts';
import { parseFacts } from '#kernel/fields/parse.ts';
import { organisationCheck, usccCheck } from '#kernel/identifiers/uscc.ts';
import type { Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { offices } from '#law/offices.ts';
import { cityOf, runEffects } from '#store/city.ts';
import { recordFile } from '#store/fileAccess.ts';
import { findRecord, load } from '#store/load.ts';
import { createRecord, moveRecord, type Surroundings, systemOf } from '#store/perform.ts';
import { hashPassword, newSecondFactor } from '#store/sessions.ts';
import { adoptFirstVersions } from '#systems/1-general/rule-library/firstVersions.ts';
import { enlistExperts, handedIn, publicise, reviewByPanel } from '#systems/6-governance/ex-ante-assessments/demo.ts';
import { demoExplanation } from '#systems/6-governance/explanations/demoText.ts';
import { type DemoProduct, demoMetric, demoParties, demoProducts } from '#systems/demo.ts';
import { effects, scenes } from '#systems/index.ts';
import { demoAccounts } from './demoAccounts.ts';

/** A code that validates and is nobody's: division 440399 does not exist. */
function fictionalUscc(n: number): string {
  const organisation = `MADEM${String(n).padStart(3, '0')}`;
  const first = `91440399${organisation}${organisationCheck(organisation)}`;
  return first + usccCheck(first);
}

/** Fills an empty city with fictional parties and products, every record by the kernel's own moves. */
export async function loadDemoCity(around: Surroundings, say: (text: string) => void): Promise<void> {
  const { rows } = await around.pool.query<{ n: number }>('select count(*)::int as n from people');
  if (rows[0]?.n) return;
  say('载入演示城市（虚构） | loading the demo city (fictional) …');
  const { pool } = around;
  const parties = new Map<string, string>();
  for (const [at, party] of demoParties.entries()) {
    const { rows: made } = await pool.query<{ id: string }>(
      'insert into parties (kind, name, name_en, uscc) values ($1, $2, $3, $4) returning id',
      [party.kind, party.name, party.nameEn, party.uscc ?? fictionalUscc(at)],
    );
    parties.set(party.key, made[0]?.id ?? '');
  }
  const actors = new Map<string, Actor>();
  for (const one of demoAccounts) {
    const { rows: made } = await pool.query<{ id: string }>(
      'insert into people (account, name, password, second_factor, administrator) values ($1, $2, $3, $4, $5) returning id',
      [
        one.account,
        one.who.zh,
        await hashPassword(one.password),
        one.secondFactor ? newSecondFactor() : null,
        one.account === 'admin',
      ],
    );
    const person = made[0]?.id ?? '';
    const party = one.party ? parties.get(one.party) : undefined;
    if (party) await pool.query('insert into roles (person, party) values ($1, $2)', [person, party]);
    for (const office of one.offices ?? [])
      await pool.query('insert into roles (person, office) values ($1, $2)', [person, office]);
    actors.set(one.account, {
      kind: 'person',
      person,
      name: one.who.zh,
      parties: party ? [party] : [],
      offices: one.offices ?? [],
      administrator: one.account === 'admin',
    });
  }
  const as = (account: string): Actor => {
    const actor = actors.get(account);
    if (!actor) throw new Error(`the demo city has no account ${account}`);
    return actor;
  };
  // Before the first product is graded, so that every grade names its rules.
  await adoptFirstVersions(cityOf(ago(around, 120)));
  await cityOf(around).policiesChanged();
  const acting = { officer: as('officer'), approver: as('approver') };

  const stage = stageOf(around, parties, as);
  const daysAgo = (days: number) => stageOf(ago(around, days), parties, as);
  await enlistExperts(daysAgo(120));
  for (const [at, product] of demoProducts.entries()) {
    const before = demoProducts.slice(0, at).filter((one) => one.reach === product.reach).length;
    await loadProduct(around, product, before, parties, acting, daysAgo);
  }
  await runEffects(around, effects);
  for (const scene of scenes) {
    await scene(stage);
    await runEffects(around, effects);
  }
  say(
    `  ${demoParties.length} 家单位、${demoProducts.length} 个产品 | ${demoParties.length} parties, ${demoProducts.length} products`,
  );
}

function stageOf(around: Surroundings, parties: ReadonlyMap<string, string>, as: (account: string) => Actor): Stage {
  const party = (key: string): string => {
    const id = parties.get(key);
    if (!id) throw new Error(`the demo city has no party ${key}`);
    return id;
  };
  return {
    city: cityOf(around),
    party,
    person: as,
    of: (key) => ({ kind: 'person', name: '经办人', parties: [party(key)], offices: [] }),
    async file(who, name, content) {
      const stored = await around.files.put(Readable.from([Buffer.from(content)]), name);
      await recordFile(around.pool, stored, who.person ?? null);
      return stored;
    },
    at(moment) {
      const then = new Date(`${moment.length === 10 ? `${moment}T09:00` : moment}:00+08:00`);
      // The same city but for its clock: settings and calendar stay those in force.
      return stageOf(Object.assign(Object.create(around), { now: () => then }), parties, as);
    },
    create: (who, system, facts, options) => cityOf(around).as(who).create(system, facts, options),
    move: (who, record, name, facts, options) => {
      const letter = systemOf(around, record.system).lifecycle[record.state]?.[name]?.letter;
      return draftedMove(around, record, name, who, { facts, ...options, letter });
    },
  };
}

/** The same city some days ago: what happens there is dated so. */
const ago = (around: Surroundings, days: number): Surroundings => {
  const then = new Date(around.now().getTime() - days * 86_400_000);
  return Object.assign(Object.create(around), { now: () => then });
};

/**
 * How many days ago the assessments of the demo were applied for, by where they stand, in turn: some terms are over,
 * some are nearly, some have just begun.
 */
const appliedAgo: Readonly<Record<string, readonly number[]>> = {
  submitted: [5, 3, 1],
  correcting: [9, 6],
  accepted: [41, 26, 12],
  expertReview: [24, 15],
  proposed: [25, 17],
};

/** What the officer proposes after a favourable panel and after one that is not. */
const drafted = {
  pass: {
    outcome: 'conditional',
    reasons: {
      zh: '风险防控措施与风险相适应，人的控制有效；老年组测试样本偏少，须补充。',
      en: 'The measures match the risks and human control works; the tests of the elderly are few and must be extended.',
    },
    conditions: [{ condition: '补充七十岁以上人群的测试结果，不少于三百例', due: '2027-03-31' }],
  },
  fail: {
    outcome: 'fail',
    reasons: { zh: '未能证明风险防控措施有效。', en: 'The measures are not shown to work.' },
  },
} as const;

async function loadProduct(
  now: Surroundings,
  product: DemoProduct,
  /** How many before it stand where it does. */
  n: number,
  parties: ReadonlyMap<string, string>,
  acting: { officer: Actor; approver: Actor },
  daysAgo: (days: number) => Stage,
): Promise<void> {
  const days = appliedAgo[product.reach] ?? [60 + n];
  const applied = days[n % days.length] ?? 60;
  let around = ago(now, applied + 2);
  const party = parties.get(product.party) ?? '';
  const owner: Actor = { kind: 'person', name: '企业经办人', parties: [party], offices: [] };
  const of = (id: string) => systemOf(around, id);
  const move = (
    record: CaseRecord,
    name: string,
    actor: Actor,
    input: { facts?: object; reason?: string; letter?: string } = {},
  ) => draftedMove(around, record, name, actor, input);
  const made = await createRecord(around, of('products'), { facts: product.facts }, owner, { owner: party });
  if (product.reach === 'draft') return;
  const registered = await move(made, 'register', owner);
  if (product.reach === 'registered') return;
  const { name, version, purpose, complaints } = product.facts;
  around = ago(now, applied);
  if (registered.facts.grade === 'high') {
    const begun = await createRecord(
      around,
      of('ex-ante-assessments'),
      {
        facts: {
          title: name,
          product: made.id,
          summary: purpose,
          risks: {
            zh: '误判可能影响当事人的健康、安全或者权益。',
            en: 'A wrong result may harm health, safety or rights.',
          },
          measures: {
            zh: '专业人员确认；持续监测指标；超过预警值即停用。',
            en: 'Confirmed by professionals; metrics watched; stopped beyond the threshold.',
          },
          materials: handedIn(
            daysAgo(applied),
            product.facts,
            product.reach === 'correcting' ? ['group-tests', 'emergency-plan'] : [],
          ),
        },
      },
      owner,
      { owner: party },
    );
    const submitted = await move(begun, 'submit', owner);
    if (product.reach === 'submitted') return;
    around = ago(now, Math.max(0, applied - 3));
    if (product.reach === 'correcting')
      return void (await move(submitted, 'requestCorrection', acting.officer, {
        facts: {
          defects: [
            { material: 'group-tests', what: '按性别、年龄分组的测试结果' },
            { material: 'emergency-plan', what: '应急处置预案' },
          ],
        },
        reason: '分组测试结果：按性别、年龄分组的测试结果\n应急预案：应急处置预案',
        letter: 'correctionNotice',
      }));
    const accepted = await move(submitted, 'accept', acting.officer, { letter: 'acceptanceNotice' });
    if (product.reach === 'accepted') return;
    const after = (days: number) => daysAgo(Math.max(0, applied - 4 - days));
    const favours = product.reach !== 'failed';
    if (product.reach === 'expertReview') return void (await reviewByPanel(after, accepted, { favours, handedIn: 2 }));
    const reviewed = await reviewByPanel(after, accepted, { favours });
    around = ago(now, Math.max(0, applied - 12));
    const proposed = await move(reviewed, 'propose', acting.officer, { facts: favours ? drafted.pass : drafted.fail });
    if (product.reach === 'proposed') return;
    const decidable = favours ? await publicise((days) => daysAgo(applied - 13 - days), proposed) : proposed;
    around = ago(now, applied - 25);
    await move(decidable, favours ? 'approvePass' : 'approveFail', acting.approver, { letter: 'decisionLetter' });
    if (product.reach !== 'inUse' && product.reach !== 'suspended') return;
  } else {
    const disclosure = await createRecord(
      around,
      of('disclosures'),
      { facts: { title: name, product: made.id, version, statement: purpose, contact: complaints } },
      owner,
      { owner: party },
    );
    if (product.reach === 'disclosing') return;
    await move(disclosure, 'publish', owner);
  }
  if (product.facts.publicDecision || product.facts.publicInterestCommerce) {
    const explanation = await createRecord(
      around,
      of('explanations'),
      {
        facts: {
          title: name,
          product: made.id,
          version,
          ...demoExplanation(name, purpose, complaints),
        },
      },
      owner,
      { owner: party },
    );
    await move(explanation, 'publish', owner);
  }
  if (registered.facts.grade === 'high') {
    const metric = await createRecord(around, of('warning-metrics'), { facts: demoMetric(made.id) }, owner);
    await move(metric, 'watch', owner);
  }
  const used = await move(registered, 'putInUse', owner);
  if (product.reach === 'suspended') await move(used, 'suspend', owner);
  if (product.reach === 'retired') await move(used, 'retire', owner);
}

/** Makes a move with the letter that the program drafts for it, as an officer who changes nothing would. */
async function draftedMove(
  around: Surroundings,
  record: CaseRecord,
  name: string,
  actor: Actor,
  input: { facts?: object; reason?: string; letter?: string },
): Promise<CaseRecord> {
  const of = systemOf(around, record.system);
  const loaded = input.letter ? await findRecord(around, of, record.id) : null;
  const office = offices.find((one) => one.id === of.keeper)?.name ?? { zh: '', en: '' };
  const owner = loaded?.ownerName ?? '';
  const template = of.documents?.[input.letter ?? ''];
  const read = template?.reads && (await load(around, of, record.id, template.reads));
  const letter =
    loaded &&
    template?.render({
      record: { ...loaded.record, facts: { ...loaded.record.facts, ...parseFacts(of.facts, input.facts ?? {}).facts } },
      ownerName: { zh: owner, en: owner },
      office,
      today: around.now().toISOString().slice(0, 10),
      reason: input.reason,
      reads: read?.context.reads ?? {},
    });
  return moveRecord(
    around,
    of,
    record.id,
    name,
    { facts: input.facts, reason: input.reason, letter: letter ?? undefined },
    actor,
  );
}
