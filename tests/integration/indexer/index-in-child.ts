import { connectReader } from '@/lib/chain/clients';
import { connectDb } from '@/lib/db/client';
import { createBlockRange } from '@/lib/indexer/block-range';
import { createEventDecoder } from '@/lib/indexer/decode-events';
import { syncOnce } from '@/lib/indexer/sync-once';

/** One step in a process of its own, for a test that kills it. Arguments: JSON of {url, connection, addresses}. */
const { url, connection, addresses } = JSON.parse(process.argv[2] ?? '{}');
const { pool } = connectDb({ url, poolSize: 2 });
const { chainId } = connection;
const decode = createEventDecoder(addresses);
await syncOnce({
  pool,
  chain: connectReader(connection),
  chainId,
  addresses,
  decode,
  range: createBlockRange(),
  local: false,
});
