import assert from 'node:assert/strict';
import { runClocks } from '#store/clocks.ts';
import type { Answer, Caller, TestCity } from './city.ts';

/** What an application states besides what it is about; the files are some of the demo city's. */
const stated = [
  'principal',
  'minimalRisk',
  'smallChange',
  'followUpUnchanged',
  'emergency',
  'overview',
  'plan',
  'riskControl',
  'emergencyPlan',
  'qualifications',
  'funding',
  'interests',
  'consent',
  'dataSources',
  'commitment',
  'risks',
];
/** The state that a move led to, or why it was refused. */
export const outcomeOf = ({ body }: Pick<Answer, 'body'>): string => body.record?.state ?? body.detail_zh ?? body.code;

/** Ethics reviews over the API, as the people of the demo city make them. */
export async function reviewing(city: TestCity) {
  const { rows: people } = await city.around.pool.query<{ account: string; id: string }>(
    'select account, id from people',
  );
  const persons = (...accounts: string[]) => accounts.map((one) => people.find(({ account }) => account === one)?.id);
  const callers = new Map<string, Promise<Caller>>();
  const as = (account: string): Promise<Caller> => {
    const known = callers.get(account) ?? city.signIn(account);
    callers.set(account, known);
    return known;
  };
  /** The path of the newest record of that title. */
  const find = async (system: string, title: string): Promise<string> => {
    const { rows } = await city.around.pool.query<{ id: string }>(
      `select id from records where system = $1 and coalesce(facts->>'title', facts->>'name') like $2 order by created_at desc limit 1`,
      [system, `%${title}%`],
    );
    assert.ok(rows[0], title);
    return `/api/${system}/${rows[0].id}`;
  };
  const idOf = (path: string) => path.split('/').at(-1);
  /** Makes a move with the letter that is drafted for it, if one is. */
  const move = async (account: string, path: string, name: string, facts: object = {}, reason?: string) => {
    const by = await as(account);
    const page = await by('GET', path);
    const letter = page.body.moves?.find((one: { name: string }) => one.name === name)?.letter;
    const draft = letter && `${path}/documents/${letter}?reason=${encodeURIComponent(reason ?? '')}`;
    return by(
      'POST',
      `${path}/${name}`,
      { facts, reason, letter: draft && (await by('GET', draft)).body },
      { 'if-match': page.headers.etag as string },
    );
  };
  const begin = async (account: string, product: string, committee: string): Promise<string> => {
    const asked = {
      product: idOf(await find('products', product)),
      body: idOf(await find('review-committees', committee)),
    };
    const { status, body } = await (await as(account))('POST', '/api/ethics-reviews/begin', asked);
    assert.equal(status, 201, JSON.stringify(body));
    return `/api/ethics-reviews/${body.id}`;
  };
  /** An application of a firm's product to a committee, complete and handed in. */
  const apply = async (account: string, product: string, committee: string, facts: object = {}): Promise<string> => {
    const path = await begin(account, product, committee);
    const { rows } = await city.around.pool.query<{ facts: Record<string, unknown> }>(
      "select facts from records where system = 'ethics-reviews' and facts ? 'commitment' and owner = (select r.party from roles r join people p on p.id = r.person where p.account = $1) limit 1",
      [account],
    );
    const given = Object.fromEntries(stated.map((name) => [name, rows[0]?.facts[name]]));
    await move(account, path, 'save', { ...given, startsOn: '2099-01-01', ...facts });
    assert.equal(outcomeOf(await move(account, path, 'submit')), 'submitted');
    return path;
  };
  /** Convenes members and casts their votes; all those not named approve. */
  const sit = async (
    secretary: string,
    path: string,
    members: readonly string[],
    votes: Record<string, string> = {},
  ) => {
    const called = { members: persons(...members), sittings: { form: 'meeting' } };
    assert.equal(outcomeOf(await move(secretary, path, 'convene', called)), 'deliberating');
    for (const one of members)
      assert.equal(
        outcomeOf(await move(one, path, 'vote', { votes: { vote: votes[one] ?? 'approve' } })),
        'deliberating',
      );
  };
  /** Takes what is due once the terms that ended by a day are over. */
  const passTo = (day: string) => runClocks(city.around, day);
  return { as, persons, find, idOf, move, begin, apply, sit, passTo };
}
