import { isDutyId } from '#law/duties.ts';
import { namesSomebody, type Role, rolesOf } from './access.ts';
import type { System } from './system.ts';
import { words } from './words.ts';

/**
 * What the compiler cannot say about the declarations, all faults at once, a sentence each: unknown provisions, states
 * that cannot be reached, names without a word, clocks and reads that nobody declares.
 */
export function check(systems: readonly System[]): string[] {
  const faults: string[] = [];
  const answers = new Set(systems.flatMap((one) => Object.keys(one.answers ?? {}).map((name) => `${one.id}.${name}`)));
  const ids = systems.map((one) => one.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`${id}: declared twice`);
  const numbered = new Map<string, string>();
  for (const { id, name } of systems) {
    const other = numbered.get(name.code) ?? id;
    if (other !== id) faults.push(`${id}: its numbers begin with ${name.code}, as those of ${other} do`);
    numbered.set(name.code, other);
  }
  for (const one of systems) {
    const say = (fault: string) => faults.push(`${one.id}: ${fault}`);
    for (const duty of [...one.law, ...Object.keys(one.evidence ?? {})])
      if (!isDutyId(duty)) say(`no duty ${duty} in the law`);
    for (const state of unreachable(one)) say(`the state ${state} cannot be reached from ${one.start}`);
    for (const [state, moves] of Object.entries(one.lifecycle)) {
      if (!words[state]) say(`the state ${state} has no word in kernel/words.ts`);
      if (!one.read[state]) say(`nobody is declared to read the state ${state}`);
      for (const [name, move] of Object.entries(moves)) {
        if (!words[name]) say(`the move ${name} has no word in kernel/words.ts`);
        for (const change of move.clocks ?? [])
          if (!one.clocks?.[change.clock]) say(`${name} changes the clock ${change.clock}, which is not declared`);
        for (const change of move.clocks ?? [])
          if (change.do === 'start' && one.clocks?.[change.clock] && !one.clocks[change.clock]?.term)
            say(`${name} starts the clock ${change.clock}, which declares no term`);
        for (const change of move.clocks ?? [])
          if (change.do === 'extend' && !one.clocks?.[change.clock]?.extension)
            say(`${name} extends the clock ${change.clock}, which declares no extension`);
        if (move.adds && one.facts[move.adds.fact]?.kind !== 'groups')
          say(`${name} adds to ${move.adds.fact}, which is not a list of groups`);
        if (move.during && !one.clocks?.[move.during])
          say(`${name} is there during the clock ${move.during}, which is not declared`);
        if (move.due && !one.clocks?.[move.due]) say(`${name} is due by the clock ${move.due}, which is not declared`);
        if (move.letter && !one.documents?.[move.letter])
          say(`${name} issues the letter ${move.letter}, which is not declared`);
        for (const read of move.reads ?? [])
          if (!answers.has(read)) say(`${name} asks ${read}, which no system answers`);
      }
    }
    for (const [id, { credential }] of Object.entries(one.documents ?? {}))
      for (const state of credential?.holdsIn ?? [])
        if (!one.lifecycle[state]) say(`the credential of ${id} holds in the state ${state}, which is not there`);
    for (const role of rolesIn(one))
      if (namesSomebody(role) && !one.facts[role.fact])
        say(`a role looks at the fact ${role.fact}, which is not there`);
    for (const fact of Object.values(one.facts))
      if (fact.kind === 'record' && !ids.includes(fact.system))
        say(`a fact refers to ${fact.system}, which is not there`);
  }
  return faults;
}

const rolesIn = (of: System): readonly Role[] => [
  ...Object.values(of.read).flatMap(rolesOf),
  ...Object.values(of.lifecycle).flatMap((moves) => Object.values(moves).flatMap((move) => rolesOf(move.by))),
];

/** States that no chain of moves from the start reaches; imports and effects count, since they are moves too. */
export function unreachable(of: System): string[] {
  const reached = new Set<string>([of.start]);
  for (const state of reached) for (const move of Object.values(of.lifecycle[state] ?? {})) reached.add(move.to);
  return Object.keys(of.lifecycle).filter((state) => !reached.has(state));
}
