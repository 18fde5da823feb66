import type { Readable } from 'node:stream';
import type { Actor, Roles } from './access.ts';
import type { City } from './city.ts';
import type { Label } from './label.ts';
import type { Refusal } from './refusals.ts';

/** A request to an endpoint, already checked for who asks. `body` is JSON; `stream` the raw body, where asked for. */
export interface EndpointRequest {
  readonly actor: Actor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly stream: Readable;
}

/** What goes back: JSON, or a text or stream with its media type. */
export interface EndpointAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** How many requests a minute are taken: `who` they count as, the address that they come from where it is absent. */
export interface Allowance {
  readonly most: number;
  readonly who?: string;
}
export type AllowanceOf = (headers: EndpointRequest['headers'], city: City) => Promise<Allowance>;

/** A way into a system beyond the routes that derive from its declaration: an ingestion, a draw, an inbox by code. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /**
   * Under the system's own address: `/api/warnings/points`, `/api/violation-reports/inbox/:code`. Elsewhere only where
   * another standard says so, such as `/catalog.ttl`.
   */
  readonly path: `/${string}`;
  /** The system under whose heading it is described, where its address does not name it. */
  readonly heading?: string;
  readonly by: Roles;
  readonly summary: Label;
  readonly law?: string;
  /** How the body arrives: JSON unless `stream`, which takes any type in pieces and counts towards `limit`. */
  readonly takes?: 'json' | 'stream';
  /** The body's largest size in bytes; 1 MiB where absent. */
  readonly limit?: number;
  /** No address, referer or time of the request in any log (Article 70: whoever reports is not exposed). */
  readonly unlogged?: boolean;
  /**
   * Called by machines: the requests a minute that one address may make; or how many whoever asks may make, which all
   * endpoints of the same function count together.
   */
  readonly perMinute?: number | AllowanceOf;
  /** How a refusal looks where another standard has a shape for it; RFC 9457 where absent. */
  readonly refuses?: (refusal: Refusal) => EndpointAnswer;
  answer(request: EndpointRequest, city: City): Promise<EndpointAnswer>;
}
export const endpoint = (declared: Endpoint): Endpoint => Object.freeze(declared);
