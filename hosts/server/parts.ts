import type { Surroundings } from '#store/perform.ts';
import type { Sessions } from '#store/sessions.ts';

/** The name of the session's cookie. */
export const cookieName = 'tiaoli';

/** What the HTTP host is made of. */
export interface AppParts {
  readonly around: Surroundings;
  readonly sessions: Sessions;
  /** Where the built web client lies; none: the API alone. */
  readonly web?: string;
  /** The demo city shows its own accounts and codes on the sign-in page. */
  readonly demo: boolean;
  readonly log?: string | false;
  /** Where log lines go; standard output where absent. */
  readonly logTo?: { write(line: string): void };
  /** Requests a minute from one address; sign-in has a tenth of it. */
  readonly requestsPerMinute?: number;
}
