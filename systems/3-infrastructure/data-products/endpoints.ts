import { everyone, member } from '#kernel/access.ts';
import { type EndpointRequest, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { circulation } from './rules.ts';

const law = '33.1';
type Given = Readonly<Record<string, unknown>>;
const givenBy = ({ body }: EndpointRequest): Given =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Given) : {};
/** The party in whose name a person acts: the one named, else their first. */
function partyOf({ actor }: EndpointRequest, named: unknown): string {
  const party = named === undefined ? actor.parties[0] : actor.parties.find((one) => one === named);
  if (!party) throw new Refused('not-allowed', { field: 'party' });
  return party;
}

/** Asks to use a product: the contract repeats what the product says, and waits for its provider. */
const ask = endpoint({
  method: 'POST',
  path: '/api/data-products/:id/contracts',
  by: member,
  law,
  summary: label('提出使用数据产品，生成待签合同', 'Ask to use a data product; a contract to be signed is made'),
  async answer(request, city) {
    const product = await city.get('data-products', request.params.id ?? '');
    if (!product || !city.mayRead(product, request.actor)) throw new Refused('not-found');
    const given = givenBy(request);
    const user = partyOf(request, given.party);
    if (product.state !== 'onOffer') throw new Refused('no-such-move');
    if (product.owner === user)
      throw new Refused('invalid-input', {
        field: 'party',
        message: label('不能与本单位签订', 'A party makes no contract with itself'),
      });
    const { title, priceMode, price, limits } = product.facts;
    const { purpose, endsOn } = given;
    if (typeof endsOn !== 'string' || endsOn <= city.now().toISOString().slice(0, 10))
      throw new Refused('invalid-input', {
        field: 'endsOn',
        message: label('到期日应在今天之后', 'It ends after today'),
      });
    if (purpose === undefined) throw new Refused('facts-missing', { field: 'purpose' });
    const facts = {
      title,
      product: product.id,
      provider: product.owner,
      user,
      purpose,
      priceMode,
      price,
      limits,
      endsOn,
    };
    const { id, number } = await city.create('data-contracts', facts);
    return { status: 201, body: { id, number } };
  },
});

/** States what was used and is owed: by the contract's provider, for its user to confirm. */
const settle = endpoint({
  method: 'POST',
  path: '/api/data-contracts/:id/settlements',
  by: member,
  law,
  summary: label('提供方开出结算单', 'The provider states what was used and is owed'),
  async answer(request, city) {
    const contract = await city.get('data-contracts', request.params.id ?? '');
    const provider = String(contract?.facts.provider);
    if (!contract || !request.actor.parties.includes(provider)) throw new Refused('not-found');
    if (!['performing', 'fulfilled', 'dissolved'].includes(contract.state)) throw new Refused('no-such-move');
    const { months, units, amount, invoice } = givenBy(request);

    const facts = { contract: contract.id, provider, user: contract.facts.user, months, units, amount, invoice };
    for (const name of ['months', 'units', 'amount'] as const)
      if (facts[name] === undefined) throw new Refused('facts-missing', { field: name });
    const { id, number } = await city.create('data-settlements', facts);
    return { status: 201, body: { id, number } };
  },
});

/** How much a product is used; totals of all its contracts, so that no party is told of. */
const figures = endpoint({
  method: 'GET',
  path: '/api/data-products/:id/circulation',
  by: everyone,
  law,
  summary: label('数据产品的签约和结算合计', 'Contracts and settlements of a data product, in total'),
  async answer({ params, actor }, city) {
    const product = await city.get('data-products', params.id ?? '');
    if (!product || !city.mayRead(product, actor)) throw new Refused('not-found');
    return { body: await city.ask(circulation, 'data-products', product.id) };
  },
});
export const dataProductEndpoints = [ask, settle, figures];
