import { BadQuery } from '#families/opendata/formats/solrQuery.ts';
import type { EndpointAnswer } from '#kernel/endpoint.ts';
import { type Refusal, Refused, refusals } from '#kernel/refusals.ts';

/** CKAN's validation error: by field, each with what is wrong with it. */
export class Invalid extends Error {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  constructor(fields: Readonly<Record<string, readonly string[]>>) {
    super('validation error');
    this.fields = fields;
  }
}
export const invalid = (field: string, en: string, zh: string): Invalid => new Invalid({ [field]: [`${en} | ${zh}`] });
/** A request of which nothing can be made; CKAN answers it with a bare JSON text. */
export class BadRequest extends Error {}

const said = ({ message, code }: Refusal): string => {
  const { en, zh } = message ?? refusals[code].title;
  return `${en} | ${zh}`;
};
const answer = (status: number, body: unknown): EndpointAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
const failed = (status: number, error: object, help?: string): EndpointAnswer =>
  answer(status, { ...(help && { help }), success: false, error });

/** A refusal of ours in CKAN's shape, so that its clients raise the exception that fits. */
export function ckanRefusal(refusal: Refusal, help?: string): EndpointAnswer {
  const { status } = refusals[refusal.code];
  const message = said(refusal);
  if (status === 404) return failed(404, { __type: 'Not Found Error', message: `Not found: ${message}` }, help);
  if (status === 401 || status === 403)
    return failed(403, { __type: 'Authorization Error', message: `Access denied: ${message}` }, help);
  if (status === 429) return failed(429, { __type: 'Too Many Requests', message }, help);
  if (status === 413 || status === 400) return answer(status, `Bad request: ${message}`);
  const fields = refusal.fields?.map((one) => [one.field, [`${one.message.en} | ${one.message.zh}`]]);
  return failed(
    409,
    { ...Object.fromEntries(fields ?? [[refusal.field ?? 'message', [message]]]), __type: 'Validation Error' },
    help,
  );
}

/** What went wrong as CKAN tells it. A defect is thrown on. */
export function ckanFault(error: unknown, help: string): EndpointAnswer {
  if (error instanceof Refused) return ckanRefusal(error.refusal, help);
  if (error instanceof Invalid) return failed(409, { ...error.fields, __type: 'Validation Error' }, help);
  if (error instanceof BadRequest) return answer(400, `Bad request - ${error.message}`);
  if (error instanceof BadQuery)
    return failed(400, { __type: 'Search Query Error', message: `Search Query is invalid: ${error.message}` }, help);
  throw error;
}
export const ckanAnswer = (result: unknown, help: string): EndpointAnswer =>
  answer(200, { help, success: true, result });
