import type { Db } from '@/lib/db/client';
import { likePattern } from '@/lib/db/like-pattern';

/** A model that another one can be made from. */
export type PossibleParent = {
  id: number;
  /** Null while its manifest has not been read. */
  name: string | null;
  owner: string;
  /** Basis points of its child's builder amount. */
  leastChildPart: number;
  generation: number;
  /** Its ancestors, one for each line on which it descends from them, as the contract counts. */
  ancestors: number;
};

/** Models whose name, summary or number fits, those of `first` before others, then the most asked. */
export async function listPossibleParents(
  db: Pick<Db, '$queryRaw'>,
  { search, first, limit }: { search: string; first: string; limit: number },
): Promise<PossibleParent[]> {
  const id = /^\d{1,9}$/.test(search.trim()) ? Number(search) : 0;
  return db.$queryRaw<PossibleParent[]>`
    SELECT m.id, f.name, m.owner, m.least_child_part AS "leastChildPart", m.generation,
      (WITH RECURSIVE line AS (
         SELECT parent_id FROM model_parent WHERE model_id = m.id
         UNION ALL SELECT p.parent_id FROM model_parent p JOIN line l ON p.model_id = l.parent_id)
       SELECT count(*)::int FROM line) AS ancestors
    FROM model m
    JOIN model_version v ON v.model_id = m.id AND v.number = m.version_count
    LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
    WHERE m.id = ${id} OR f.search_text ILIKE ${likePattern(search.trim())}
    ORDER BY m.id = ${id} DESC, m.owner = ${first} DESC,
      (SELECT count(*) FROM receipt r WHERE r.model_id = m.id AND r.state NOT IN ('reserved', 'failed')) DESC, m.id DESC
    LIMIT ${limit}`;
}
