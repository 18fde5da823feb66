import type pg from 'pg';
import { headType } from '#kernel/inclusion.ts';
import { hashOf, type JournalEvent } from '#kernel/journal.ts';
import { append, emptyRoot, leafHash, type TreeHash, type TreeNode, treeHashes } from '#kernel/merkle.ts';
import { type JWK, verifySigned } from '#kernel/signing.ts';
import type { TreeHead } from './tree.ts';

type Queries = pg.Pool | pg.ClientBase;

export interface TreeFault {
  readonly tree: TreeHash;
  /** The leaf, or the size of the head, where it shows. */
  readonly at: number;
  readonly fault: 'event-missing' | 'node' | 'root' | 'signature' | 'leaves-missing';
}
export interface TreeReport {
  readonly trees: readonly { readonly tree: TreeHash; readonly size: number; readonly heads: number }[];
  /** Events that no tree holds yet. */
  readonly unsealed: number;
  readonly faults: readonly TreeFault[];
}

/**
 * Builds every tree again from the journal's events and compares it with what is kept: each node, each head's root and
 * signature, and the heads that somebody saved elsewhere. Only the given public keys are believed.
 */
export async function verifyTrees(
  pool: Queries,
  keys: readonly JWK[],
  saved: readonly string[] = [],
): Promise<TreeReport> {
  const faults: TreeFault[] = [];
  const trees: TreeReport['trees'][number][] = [];
  const elsewhere: SignedHead[] = [];
  for (const jws of saved) {
    const head = await headOf(jws, keys);
    if (head) elsewhere.push(head);
    else faults.push({ tree: 'sha256', at: 0, fault: 'signature' });
  }
  for (const tree of treeHashes) {
    // A saved head of a tree that is not there at all shows as leaves that are missing.
    const one = await verifyTree(
      pool,
      tree,
      keys,
      elsewhere.filter((head) => head.tree === tree),
    );
    faults.push(...one.faults);
    if (one.size > 0) trees.push({ tree, size: one.size, heads: one.heads });
  }
  const { rows } = await pool.query<{ n: number }>(
    'select count(*)::int as n from journal j where not exists (select from tree_leaves l where l.position = j.position)',
  );
  return { trees, unsealed: rows[0]?.n ?? 0, faults };
}

type SignedHead = Pick<TreeHead, 'tree' | 'size' | 'root' | 'at'>;
async function headOf(jws: string, keys: readonly JWK[]): Promise<SignedHead | null> {
  const signed = await verifySigned(jws, headType, keys);
  return signed.ok ? (signed.payload as unknown as SignedHead) : null;
}

const leavesAPage = 5000;

async function verifyTree(pool: Queries, tree: TreeHash, keys: readonly JWK[], elsewhere: readonly SignedHead[]) {
  const faults: TreeFault[] = [];
  const say = (at: number, fault: TreeFault['fault']) => void faults.push({ tree, at, fault });
  let state = { size: 0, edge: [] as readonly Buffer[], root: emptyRoot(tree) };
  let heads = 0;
  for (let more = true; more; ) {
    const from = state.size;
    const { rows } = await pool.query<{ index: number; event: JournalEvent | null }>(
      `select l.index, j.event from tree_leaves l left join journal j on j.position = l.position
       where l.tree = $1 and l.index >= $2 order by l.index limit $3`,
      [tree, from, leavesAPage],
    );
    const stop = rows.findIndex(({ index, event }, at) => !event || index !== from + at);
    const leaves = (stop < 0 ? rows : rows.slice(0, stop)).flatMap(({ event }) =>
      event ? [leafHash(tree, Buffer.from(hashWithin(event), 'hex'))] : [],
    );
    const kept = await headsBetween(pool, tree, from, from + leaves.length);
    heads += kept.length;
    for (const head of kept) {
      const signed = await headOf(head.jws, keys);
      if (!signed || (['tree', 'size', 'root', 'at'] as const).some((name) => signed[name] !== head[name]))
        say(head.size, 'signature');
    }
    const claims = [...kept, ...elsewhere].filter((head) => head.size > from && head.size <= from + leaves.length);
    const nodes: TreeNode[] = [];
    for (const size of new Set([...claims.map((head) => head.size), from + leaves.length].sort((a, b) => a - b))) {
      const grown = append(tree, state.size, state.edge, leaves.slice(state.size - from, size - from));
      nodes.push(...grown.nodes);
      state = grown;
      const root = grown.root.toString('hex');
      if (claims.some((head) => head.size === size && head.root !== root)) say(size, 'root');
    }
    for (const node of await strayNodes(pool, tree, nodes)) say(node.index * 2 ** node.level, 'node');
    if (stop >= 0) say(from + stop, 'event-missing');
    more = stop < 0 && rows.length === leavesAPage;
  }
  const beyond = await headsBetween(pool, tree, state.size, Number.MAX_SAFE_INTEGER, 100);
  for (const head of [...beyond, ...elsewhere]) if (head.size > state.size) say(head.size, 'leaves-missing');
  return { faults, size: state.size, heads };
}

async function headsBetween(
  pool: Queries,
  tree: TreeHash,
  from: number,
  to: number,
  limit?: number,
): Promise<TreeHead[]> {
  const { rows } = await pool.query<TreeHead>(
    `select tree, size, encode(root, 'hex') as root, at, kid, jws from tree_heads where tree = $1 and size > $2 and size <= $3 order by size limit $4`,
    [tree, from, to, limit ?? null],
  );
  return rows;
}

const hashWithin = ({ hash: _, ...event }: JournalEvent): string => hashOf(event);

/** The kept nodes that are not there or not as they should be. */
async function strayNodes(pool: Queries, tree: TreeHash, nodes: readonly TreeNode[]): Promise<TreeNode[]> {
  const { rows } = await pool.query<{ n: number }>(
    `select x.n::int from unnest($2::int[], $3::bigint[], $4::bytea[]) with ordinality x (level, index, hash, n)
     left join tree_nodes t on t.tree = $1 and t.level = x.level and t.index = x.index where t.hash is distinct from x.hash limit 100`,
    [tree, nodes.map((one) => one.level), nodes.map((one) => one.index), nodes.map((one) => one.hash)],
  );
  return rows.flatMap((row) => nodes[row.n - 1] ?? []);
}
