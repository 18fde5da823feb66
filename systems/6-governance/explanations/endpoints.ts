import { everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { isId } from '#kernel/fields/reference.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { keepAnswers, optionsOf, questionsOf, resultsOf } from './comprehension.ts';

const toRead = ['answering', 'improving', 'closed'] as const;
/** The check of an explanation whose results anybody may read. */
async function getCheck(city: City, id: string | undefined): Promise<CaseRecord> {
  const check = await city.get('comprehension-checks', id ?? '');
  if (!check || !(toRead as readonly string[]).includes(check.state)) throw new Refused('not-found');
  return check;
}

const editions = endpoint({
  method: 'GET',
  path: '/api/explanations/products/:product/editions',
  by: everyone,
  law: '71.1',
  summary: { zh: '一个产品的算法说明，各版，新的在前', en: 'The editions of a product’s explanation, newest first' },
  async answer({ params }, city) {
    if (!isId(params.product)) throw new Refused('not-found');
    const [product] = await city.query<{ name: string; nameEn: string | null; version: string; state: string }>(
      `select facts->>'name' as name, facts->>'nameEn' as "nameEn", facts->>'version' as version, state
       from records where system = 'products' and id = $1 and state <> 'draft'`,
      [params.product],
    );
    if (!product) throw new Refused('not-found');
    const rows = await city.query<{ facts: { version?: string } }>(
      `select r.id::text, r.number, r.state, r.facts - 'title' - 'product' as facts,
         (select max(j.event->>'at') from journal j where j.record = r.id and j.event->>'move' = 'publish') as "publishedAt"
       from records r where r.system = 'explanations' and r.state in ('published', 'superseded', 'withdrawn')
         and r.facts @> jsonb_build_object('product', $1::text) order by "publishedAt" desc, r.id limit 50`,
      [params.product],
    );
    return { body: { product, editions: rows } };
  },
});

const checkOf = endpoint({
  method: 'GET',
  path: '/api/comprehension-checks/of/:explanation',
  by: everyone,
  law: '71.1',
  summary: {
    zh: '一份算法说明的理解测试：问题和作答情况',
    en: 'The check of an explanation: its questions, and how they were answered',
  },
  async answer({ params }, city) {
    const found = (await city.find('comprehension-checks', { explanation: params.explanation ?? '' }, toRead)).at(-1);
    if (!found) return { body: { check: null } };
    return {
      body: {
        check: {
          id: found.id,
          open: found.state !== 'closed',
          questions: questionsOf(found).map((one) => ({
            about: one.about,
            question: one.question,
            options: optionsOf(one),
          })),
          results: await resultsOf(city, found),
        },
      },
    };
  },
});

/** A reader's answers: which option of each question; refused where one is missing or not among them. */
function choicesIn(body: unknown, check: CaseRecord): readonly number[] {
  const { answers } = (body ?? {}) as { answers?: unknown };
  const questions = questionsOf(check);
  const fits =
    Array.isArray(answers) &&
    answers.length === questions.length &&
    questions.every((one, at) => Number.isInteger(answers[at]) && optionsOf(one)[answers[at]] !== undefined);
  if (!fits)
    throw new Refused('invalid-input', {
      field: 'answers',
      message: { zh: '请回答每一个问题', en: 'Please answer each question' },
    });
  return answers;
}

const answer = endpoint({
  method: 'POST',
  path: '/api/comprehension-checks/:id/answers',
  by: everyone,
  law: '71.1',
  unlogged: true,
  perMinute: 120,
  summary: { zh: '读者作答：不需要账号，不记录是谁', en: 'A reader answers: without an account, and nobody knows who' },
  async answer({ params, body }, city) {
    const check = await getCheck(city, params.id);
    if (check.state === 'closed') throw new Refused('no-such-move', { field: 'answers' });
    const { reader } = (body ?? {}) as { reader?: unknown };
    if (!isId(reader)) throw new Refused('invalid-input', { field: 'reader' });
    const chosen = choicesIn(body, check);
    const right = questionsOf(check).map((one, at) => optionsOf(one)[chosen[at] ?? -1] === one.answer);
    const results = await keepAnswers(city, check, reader, right);
    return { body: { right, answers: questionsOf(check).map((one) => one.answer), results } };
  },
});

export const explanationEndpoints = [editions, checkOf, answer];
