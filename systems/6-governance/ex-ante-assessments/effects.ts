import type { City } from '#kernel/city.ts';
import { effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { drawnFacts } from './facts.ts';
import { commitmentTo, type Drawn, groundAgainst, membersOf, orderBy } from './panel.ts';
import { type Opinion, tallyOf } from './tally.ts';
import type { ExpertKind } from './terms.ts';

const id = 'ex-ante-assessments';
const ofRecord = (after: CaseRecord) => ({ id: after.id });
const ofAssessment = (after: CaseRecord) => ({ id: after.facts.assessment, opinion: after.id });
const listIn = <T>(record: CaseRecord, fact: string): readonly T[] => (record.facts[fact] ?? []) as readonly T[];

/** A move that somebody may have made already: then there is nothing left to do. */
export async function moveIfOpen(
  city: City,
  system: string,
  record: string,
  move: string,
  facts: object = {},
): Promise<void> {
  try {
    await city.move(system, record, move, facts);
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'no-such-move') throw error;
  }
}

/** What an earlier panel of the case left. */
const noPanelYet = Object.fromEntries(drawnFacts.map((name) => [name, null]));

/** Fixes the pool: every expert of the register that no ground keeps off the case, and for the others the ground. */
export const gatherPool = effect({
  name: 'ex-ante-assessments.pool',
  payload: (after) => ({ ...ofRecord(after), revision: after.revision }),
  async run({ id: record, revision }, city) {
    const assessment = await city.get(id, String(record));
    // Run a second time, it must not undo what has been drawn since.
    if (!assessment || assessment.revision !== revision) return;
    const product = await city.get('products', String(assessment.facts.product));
    const experts = (await city.find('assessment-experts', {}, ['listed'])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const roles = await city.query<{ person: string; party: string }>(
      'select person::text, party::text from roles where party is not null and person = any($1::uuid[])',
      [experts.map((one) => one.facts.person)],
    );
    const reviewers = await city.query<{ person: string }>(
      `select distinct p as person from records e, jsonb_array_elements_text(coalesce(e.facts->'members', '[]') || coalesce(e.facts->'experts', '[]')) p
       where e.system = 'ethics-reviews' and e.facts @> jsonb_build_object('product', $1::text)`,
      [assessment.facts.product],
    );
    const of = {
      applicant: assessment.owner,
      competitors: listIn<{ party: string }>(assessment, 'competitors').map((one) => one.party),
      firstReviewers: [...listIn<string>(assessment, 'firstReviewers'), ...reviewers.map((one) => one.person)],
      field: String(product?.facts.field),
    };
    const judged = experts.map((one) => {
      const person = String(one.facts.person);
      const kind = one.facts.kind as ExpertKind;
      const parties = [
        ...roles.filter((role) => role.person === person).map((role) => role.party),
        ...[one.facts.employer ?? []].flat().map(String),
      ];
      const interests = listIn<{ party: string; relation: string; note?: string }>(one, 'interests');
      const ground = groundAgainst({ person, kind, fields: listIn<string>(one, 'fields'), parties, interests }, of);
      const note = interests.find((each) => each.party === of.applicant)?.note;
      return { expert: person, kind, ground, note };
    });
    const pool = judged.filter((one) => one.ground === null).map(({ expert, kind }) => ({ expert, kind }));
    const barred = judged.flatMap(({ expert, ground, note }) =>
      ground ? [{ expert, ground, ...(note && { note }) }] : [],
    );
    await moveIfOpen(city, id, assessment.id, 'commitPool', {
      ...noPanelYet,
      pool,
      barred,
      commitment: commitmentTo(pool),
    });
  },
});

const membersNow = (city: City, assessment: CaseRecord, gone: readonly string[]): readonly Drawn[] =>
  membersOf(listIn<Drawn>(assessment, 'order'), gone, city.settings);

/** Calls the members who have no opinion to write yet; the same ones again make nothing new. */
async function call(city: City, assessment: CaseRecord, members: readonly Drawn[]): Promise<void> {
  for (const { expert, kind } of members)
    await city.create(
      'expert-opinions',
      { title: assessment.facts.title, assessment: assessment.id, expert, kind, draw: assessment.facts.randomness },
      { owner: null, key: `opinion-${assessment.id}-${assessment.facts.randomness}-${expert}` },
    );
}

/** Draws the panel from the fixed pool by the public value, and calls its members. */
export const drawPanel = effect({
  name: 'ex-ante-assessments.draw',
  payload: ofRecord,
  async run({ id: record }, city) {
    const assessment = await city.get(id, String(record));
    if (assessment?.state !== 'panelForming' || assessment.facts.randomness === undefined) return;
    const order = orderBy(listIn<Drawn>(assessment, 'pool'), String(assessment.facts.randomness));
    const members = membersOf(order, [], city.settings);
    await call(city, assessment, members);
    await moveIfOpen(city, id, assessment.id, 'seatPanel', { order, panel: members.map((one) => one.expert) });
  },
});

/** What the members of the panel in being were asked to write; earlier panels are history. */
const opinionsOf = (city: City, { id: assessment, facts }: CaseRecord) =>
  city.find('expert-opinions', { assessment, draw: facts.randomness });

/** A member has stood aside or been replaced: the next in the order drawn is called. */
export const callsNext = effect({
  name: 'expert-opinions.next',
  payload: ofAssessment,
  async run({ id: record }, city) {
    const assessment = await city.get(id, String(record));
    if (assessment?.state !== 'expertReview') return;
    const gone = (await opinionsOf(city, assessment)).filter((one) => ['stoodAside', 'released'].includes(one.state));
    const members = membersNow(
      city,
      assessment,
      gone.map((one) => String(one.facts.expert)),
    );
    await call(city, assessment, members);
    await moveIfOpen(city, id, assessment.id, 'seatPanel', { panel: members.map((one) => one.expert) });
    await concludeWhereAllAreIn(city, assessment.id);
  },
});

/** Once every member has handed in, all opinions are opened together, counted, and the review ends. */
async function concludeWhereAllAreIn(city: City, record: string): Promise<void> {
  const assessment = await city.get(id, record);
  if (assessment?.state !== 'expertReview') return;
  const panel = listIn<string>(assessment, 'panel');
  const opinions = (await opinionsOf(city, assessment)).filter((one) => panel.includes(String(one.facts.expert)));
  const given = opinions.filter((one) => ['given', 'opened'].includes(one.state));
  if (given.length === 0 || given.length < panel.length) return;
  for (const one of given) await moveIfOpen(city, 'expert-opinions', one.id, 'open', { panel, openedTo: 'industry' });
  const counted = tallyOf(
    given.map((one) => one.facts as unknown as Opinion),
    city.rules,
  );
  await moveIfOpen(city, id, assessment.id, 'concludeExperts', counted);
}
export const opensWhenAllAreIn = effect({
  name: 'expert-opinions.open',
  payload: ofAssessment,
  run: ({ id: record }, city) => concludeWhereAllAreIn(city, String(record)),
});

/** A question reaches the applicant without the name of the expert who asks. */
export const passesOn = effect({
  name: 'expert-opinions.ask',
  payload: (after) => {
    const asked = listIn<{ question: string }>(after, 'asked');
    return { ...ofAssessment(after), place: asked.length, question: asked.at(-1)?.question };
  },
  async run({ id: record, opinion, place, question }, city) {
    const assessment = await city.get(id, String(record));
    if (assessment?.state !== 'expertReview') return;
    await city.move(id, assessment.id, 'addQuestion', { questions: { question } }, { key: `${opinion}-${place}` });
  },
});

/** The case is reviewed again: the objections that sent it back are done with. */
export const settlesObjections = effect({
  name: 'assessment-objections.settle',
  payload: ofRecord,
  async run({ id: record }, city) {
    for (const one of await city.find('assessment-objections', { assessment: String(record) }, ['sustained']))
      await moveIfOpen(city, 'assessment-objections', one.id, 'settle');
  },
});
