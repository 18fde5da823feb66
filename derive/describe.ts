import { type Actor, holds, holdsAnywhere } from '#kernel/access.ts';
import type { Field } from '#kernel/fields/field.ts';
import { type Move, requiredFacts, type System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice } from '#law/offices.ts';

/** A field as the web client needs it: not who may read it, but whether this reader may in every record. */
const describeField = (name: string, { read, ...field }: Field, actor: Actor): Record<string, unknown> => ({
  name,
  ...field,
  ...(read !== undefined && !holdsAnywhere(read, actor) && { restricted: true }),
  ...(field.kind === 'groups' && {
    facts: Object.entries(field.facts).map(([inner, one]) => describeField(inner, one, actor)),
  }),
});

/** Whether a move asks for a reason in writing: letters, stops and extensions do. */
export const needsReason = (move: Move): boolean =>
  move.letter !== undefined || (move.clocks ?? []).some((change) => change.do === 'stop' || change.do === 'extend');

export const describeMove = (of: System, name: string, move: Move) => ({
  name,
  label: wordFor(name),
  to: move.to,
  letter: move.letter,
  sets: move.sets ?? [],
  adds: move.adds?.fact,
  requires: requiredFacts(of, move),
  law: move.law,
  needsReason: needsReason(move),
});

/** The declaration as data for one reader: what forms, lists and menus are made from. */
export const describeSystem = (of: System, actor: Actor) => ({
  id: of.id,
  name: { zh: of.name.zh, en: of.name.en },
  keeper: of.keeper,
  keeperName: getOffice(of.keeper).name,
  start: of.start,
  law: of.law,
  mayCreate: holds(of.create, actor, null),
  facts: Object.entries(of.facts).map(([name, field]) => describeField(name, field, actor)),
  states: Object.entries(of.lifecycle).map(([name, moves]) => ({
    name,
    label: wordFor(name),
    moves: Object.entries(moves).map(([move, one]) => describeMove(of, move, one)),
  })),
  list: of.list,
  documents: Object.entries(of.documents ?? {}).map(([id, one]) => ({ id, name: one.name, law: one.law })),
  clocks: Object.entries(of.clocks ?? {}).map(([name, one]) => ({ name, label: one.label })),
});
