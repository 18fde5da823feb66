import type { City } from './city.ts';
import type { Label } from './label.ts';

/** What a command has at hand: where to print, and the city, opened only when asked for. */
export interface Shell {
  out(text: string): void;
  withCity<T>(work: (city: City) => Promise<T>): Promise<T>;
}

/** A verb of the command line that belongs to a system: `tiaoli draw verify FILE`. */
export interface Command {
  /** The words that call it, such as `draw verify`. */
  readonly words: string;
  /** The arguments as help shows them: `FILE.json [--json]`. */
  readonly takes: string;
  readonly summary: Label;
  /** Gives the exit code: 0 done, 1 did not pass. A `Misuse` is printed and ends with 2. */
  run(args: readonly string[], shell: Shell): Promise<number>;
}
/** The command was called wrongly, or its input is not what it should be. */
export class Misuse extends Error {}
