import type { Readable } from 'node:stream';
import type { Actor, Roles } from './access.ts';
import type { City } from './city.ts';
import type { Label } from './label.ts';

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

/** A way into a system beyond the routes that derive from its declaration: an ingestion, a draw, an inbox by code. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the system's own address: `/api/warnings/points`, `/api/violation-reports/inbox/:code`. */
  readonly path: `/api/${string}`;
  readonly by: Roles;
  readonly summary: Label;
  readonly law?: string;
  /** How the body arrives: JSON unless `stream`, which takes any type in pieces and counts towards `limit`. */
  readonly takes?: 'json' | 'stream';
  /** The body's largest size in bytes; 1 MiB where absent. */
  readonly limit?: number;
  /** No address, referer or time of the request in any log (Article 70: whoever reports is not exposed). */
  readonly unlogged?: boolean;
  /** Called by machines with a token of their own: the requests a minute that one address may make. */
  readonly perMinute?: number;
  answer(request: EndpointRequest, city: City): Promise<EndpointAnswer>;
}
export const endpoint = (declared: Endpoint): Endpoint => Object.freeze(declared);
