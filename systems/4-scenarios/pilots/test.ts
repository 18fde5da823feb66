import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, testCity } from '#test/city.ts';
import { everyCriterionIsMeasured, unmetConditions } from './rules.ts';

const fit = {
  nationalSecurity: false,
  publicInterest: false,
  personalSafety: false,
  standardExists: false,
  internationalStandard: 'ISO/IEC 20071-23:2018',
  conformity: [{}],
  grade: 'low',
};
const named = (changed: object) => unmetConditions({ ...fit, ...changed }).map(({ id }) => id);

test('Article 44: all conditions together, each one alone, and nothing stated meets nothing', () => {
  assert.deepEqual(named({}), []);
  assert.deepEqual(named({ nationalSecurity: true }), ['nationalSecurity']);
  assert.deepEqual(named({ publicInterest: undefined }), ['publicInterest']);
  assert.deepEqual(named({ grade: 'medium' }), ['risk']);
  assert.deepEqual(named({ internationalStandard: '' }), ['international']);
  assert.deepEqual(named({ conformity: [] }), ['evidence']);
  assert.equal(unmetConditions({}).length, 7);
});

test('case 1: personal safety, a high grade and an existing standard are each named', () => {
  assert.deepEqual(named({ personalSafety: true, grade: 'high', standardExists: true }), [
    'personalSafety',
    'risk',
    'standard',
  ]);
});

test('an exit criterion without a result is named', () => {
  const of = (results: object[]) =>
    everyCriterionIsMeasured({ facts: { criteria: [{ criterion: '识别率' }], results } } as never);
  assert.equal(of([{ criterion: '识别率', met: true }]), true);
  assert.equal((of([]) as { field: string }).field, 'results');
});

test('over the API, an ineligible pilot is not proposed, and is refused by letter', async () => {
  const city = await testCity({ demo: true });
  const [firm, officer] = (await Promise.all(['nanxin', 'officer'].map((one) => city.signIn(one)))) as [Caller, Caller];
  const mine = await firm('GET', '/api/products?mine=1&limit=100');
  const product = mine.body.items.find((one: { title: string }) => one.title.includes('澄影')).id;
  const { conformity, grade, ...stated } = fit;
  const plan = {
    persons: 300,
    places: 1,
    endsOn: '2030-02-20',
    insurance: '责任险',
    criteria: [{ criterion: '识别率', threshold: '95%' }],
  };
  const facts = { title: '澄影 LungSee', product, ...stated, personalSafety: true, standardExists: true, ...plan };
  const made = await firm('POST', '/api/pilots', { facts });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const path = `/api/pilots/${made.body.record.id}`;
  const move = async (who: Caller, name: string, body: object = {}) =>
    who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
  assert.equal((await move(firm, 'submit')).status, 200);
  const proposed = await move(officer, 'propose', { facts: { reasons: { zh: '符合条件。' } } });
  assert.deepEqual([proposed.status, proposed.body.article], [409, '44.1']);
  const reason = '涉及公民人身安全；国家已制定标准';
  const letter = (await officer('GET', `${path}/documents/refusalLetter?reason=${encodeURIComponent(reason)}`)).body;
  assert.equal((await move(officer, 'refuse', { reason, letter })).body.record.state, 'refused');
});
