import type pg from 'pg';
import { headType } from '#kernel/inclusion.ts';
import {
  append,
  consistencyParts,
  fold,
  inclusionParts,
  leafHash,
  type NodeId,
  nodesOver,
  type ProofPart,
  type TreeHash,
} from '#kernel/merkle.ts';
import { Refused } from '#kernel/refusals.ts';
import type { Issuer } from './issuer.ts';
import type { Surroundings } from './perform.ts';

/** A signed tree head: the first `size` events in the order of the tree, and no others, lead to `root`. */
export interface TreeHead {
  readonly tree: TreeHash;
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  /** UTC, to the millisecond. */
  readonly at: string;
  readonly kid: string;
  /** Signs tree, size, root and at. */
  readonly jws: string;
}
/** That an event is leaf `index` of the tree whose head is `head`. Hashes in hexadecimal, nearest to the leaf first. */
export interface InclusionProof {
  readonly event: string;
  readonly index: number;
  readonly path: readonly string[];
  readonly head: TreeHead;
}

type Client = pg.Pool | pg.PoolClient;
const eventsAPage = 5000;
/** No step's transaction stays open so long; one that did is found by the daily pass, which looks at the whole journal. */
const latest = '10 minutes';

/**
 * Puts the journal's new events into the tree, page by page, each page with a signed head of its own; gives how many.
 * One process does so at a time. `all`: looks for events that were missed anywhere in the journal.
 */
export async function sealJournal(
  around: Surroundings,
  options: { all?: boolean; page?: number } = {},
): Promise<number> {
  for (let sealed = 0; ; ) {
    const added = await sealPage(around, options.all ?? false, options.page ?? eventsAPage);
    sealed += added;
    if (added < (options.page ?? eventsAPage)) return sealed;
  }
}

async function sealPage(
  { pool, treeHash: tree, issuer, now }: Surroundings,
  all: boolean,
  page: number,
): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`tree ${tree}`]);
    const { rows } = await client.query<{ position: number; hash: string }>(
      `select j.position, j.event->>'hash' as hash from journal j
       where j.position > case when $3 then 0 else coalesce((select max(through) from tree_heads where tree = $1 and made_at < now() - $4::interval), 0) end
         and not exists (select from tree_leaves l where l.tree = $1 and l.position = j.position)
       order by j.position limit $2`,
      [tree, page, all, latest],
    );
    if (rows.length > 0) {
      const last = (await findHead(client, tree)) ?? { size: 0 };
      const edge = await hashesOf(client, tree, nodesOver(0, last.size));
      const leaves = rows.map((row) => leafHash(tree, Buffer.from(row.hash, 'hex')));
      const grown = append(tree, last.size, edge, leaves);
      await client.query(
        'insert into tree_leaves (tree, index, position) select $1, $2 + n - 1, p from unnest($3::bigint[]) with ordinality x (p, n)',
        [tree, last.size, rows.map((row) => row.position)],
      );
      await client.query(
        'insert into tree_nodes (tree, level, index, hash) select $1, * from unnest($2::int[], $3::bigint[], $4::bytea[])',
        [
          tree,
          grown.nodes.map((one) => one.level),
          grown.nodes.map((one) => one.index),
          grown.nodes.map((one) => one.hash),
        ],
      );
      const head = await signHead(issuer, tree, grown.size, grown.root, now());
      await client.query(
        `insert into tree_heads (tree, size, root, through, at, kid, jws)
         select $1, $2, $3, greatest($4, (select max(through) from tree_heads where tree = $1)), $5, $6, $7`,
        [tree, head.size, grown.root, rows.at(-1)?.position, head.at, head.kid, head.jws],
      );
    }
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function signHead({ signer }: Issuer, tree: TreeHash, size: number, root: Buffer, now: Date): Promise<TreeHead> {
  const signed = { tree, size, root: root.toString('hex'), at: now.toISOString() };
  return { ...signed, kid: signer.kid, jws: await signer.sign(headType, signed) };
}

const headColumns = "tree, size, encode(root, 'hex') as root, at, kid, jws";

/** The newest head of a tree, or the one of a size. */
export async function findHead(client: Client, tree: TreeHash, size?: number): Promise<TreeHead | null> {
  const { rows } = await client.query<TreeHead>(
    `select ${headColumns} from tree_heads where tree = $1 and ($2::bigint is null or size = $2) order by size desc limit 1`,
    [tree, size ?? null],
  );
  return rows[0] ?? null;
}

/** Heads from the newest on; `before`: the size from which to go on. */
export async function listHeads(
  client: Client,
  tree: TreeHash,
  before: number | null,
  limit: number,
): Promise<TreeHead[]> {
  const { rows } = await client.query<TreeHead>(
    `select ${headColumns} from tree_heads where tree = $1 and ($2::bigint is null or size < $2) order by size desc limit $3`,
    [tree, before, limit],
  );
  return rows;
}

/** That an event, by its hash, is in the tree of a head (the newest where none is named); null where it is not yet. */
export async function findInclusion(
  client: Client,
  tree: TreeHash,
  event: string,
  size?: number,
): Promise<InclusionProof | null> {
  if (!/^[0-9a-f]{64}$/u.test(event)) throw new Refused('invalid-input', { field: 'event' });
  const head = await findHead(client, tree, size);
  const { rows } = await client.query<{ index: number }>(
    'select index from tree_nodes where tree = $1 and level = 0 and hash = $2',
    [tree, leafHash(tree, Buffer.from(event, 'hex'))],
  );
  const index = rows[0]?.index;
  if (!head || index === undefined || index >= head.size) return null;
  return { event, index, path: await proofOf(client, tree, inclusionParts(index, head.size)), head };
}

/** That the tree of one head is the beginning of the tree of another. Refuses sizes that no head has. */
export async function consistencyBetween(client: Client, tree: TreeHash, from: number, to: number) {
  const [older, newer] = [await findHead(client, tree, from), await findHead(client, tree, to)];
  if (!older) throw new Refused('not-found', { field: 'from' });
  if (!newer) throw new Refused('not-found', { field: 'to' });
  return { from: older, to: newer, path: await proofOf(client, tree, consistencyParts(from, to)) };
}

async function proofOf(client: Client, tree: TreeHash, parts: readonly ProofPart[]): Promise<string[]> {
  const hashes = await hashesOf(client, tree, parts.flat());
  const ends = parts.map((_, at) => parts.slice(0, at + 1).flat().length);
  return parts.map((part, at) => fold(tree, hashes.slice((ends[at] ?? 0) - part.length, ends[at])).toString('hex'));
}

/** The hashes of kept nodes, in the order asked. */
async function hashesOf(client: Client, tree: TreeHash, nodes: readonly NodeId[]): Promise<Buffer[]> {
  if (nodes.length === 0) return [];
  const { rows } = await client.query<{ hash: Buffer }>(
    `select t.hash from unnest($2::int[], $3::bigint[]) with ordinality x (level, index, n)
     join tree_nodes t on t.tree = $1 and t.level = x.level and t.index = x.index order by x.n`,
    [tree, nodes.map((one) => one.level), nodes.map((one) => one.index)],
  );
  if (rows.length !== nodes.length) throw new Error(`the tree ${tree} lacks ${nodes.length - rows.length} nodes`);
  return rows.map((row) => row.hash);
}
