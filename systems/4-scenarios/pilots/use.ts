/** How much of a pilot's caps is used; a cap that the plan does not set is no cap. */
export interface Use {
  readonly on?: string;
  readonly persons?: number;
  readonly devices?: number;
  readonly places?: number;
}
export const capped = ['persons', 'devices', 'places'] as const;

/** The highest share of its cap that a report reaches, in per cent, to two decimals and never too low. */
export const percentOfCap = (use: Use, caps: Use): number =>
  Math.max(
    0,
    ...capped.map((what) => (caps[what] ? Math.ceil((10_000 * (use[what] ?? 0)) / (caps[what] ?? 1)) / 100 : 0)),
  );
