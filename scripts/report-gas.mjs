// What the transactions measured by contracts/test/Gas.t.sol cost on an OP Stack chain, from their calldata.
//   node scripts/test-contracts.mjs --update-gas && node scripts/report-gas.mjs
//
// L2 execution gas × L2 price + Fjord's L1 data fee of the signed transaction:
//   size = max(100, (836,500 × FastLZ bytes − 42,585,600) / 10^6) bytes
//   fee  = size × (16 × base fee scalar × L1 base fee + blob scalar × blob base fee) / 10^6
// https://specs.optimism.io/protocol/fjord/exec-engine.html
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hexToBytes, parseGwei, serializeTransaction } from 'viem';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(root, 'contracts/cache/gas/calldata');

/** Example prices, not quotations. Scalars are of the size that large OP Stack chains set. */
const PRICES = [
  { name: 'quiet', l2: '0.002', l1: '0.5', blob: '0.001', baseFeeScalar: 2_269n, blobScalar: 1_055_762n },
  { name: 'busy', l2: '0.05', l1: '20', blob: '5', baseFeeScalar: 2_269n, blobScalar: 1_055_762n },
];

const MOST_DISTANCE = 8_191;
const MOST_LENGTH = 262;

/** How many bytes FastLZ (level 1) makes of these: greedy matches of three bytes and more in a window of 8 KiB. */
function fastLzLength(bytes) {
  const table = new Int32Array(8_192);
  const three = (at) => bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
  const hash = (value) => (Math.imul(value, 2_654_435_769) >>> 19) & 8_191;
  const literals = (count) => count + Math.ceil(count / 32);
  const last = bytes.length - 13;
  let length = 0;
  let anchor = 0;
  let at = 2;
  while (at < last) {
    let from;
    let distance;
    do {
      const value = three(at);
      const slot = hash(value);
      from = table[slot];
      table[slot] = at;
      distance = at - from;
      if (distance <= MOST_DISTANCE && value === three(from)) break;
      at += 1;
    } while (at < last);
    if (at >= last) break;
    length += literals(at - anchor);
    let same = 3;
    while (at + same < bytes.length - 4 && bytes[from + same] === bytes[at + same]) same += 1;
    const beyond = same - 2;
    length += 3 * Math.floor((beyond - 1) / MOST_LENGTH) + ((beyond - 1) % MOST_LENGTH >= 6 ? 3 : 2);
    for (const position of [at + same - 2, at + same - 1]) {
      if (position + 2 < bytes.length) table[hash(three(position))] = position;
    }
    at += same;
    anchor = at;
  }
  return length + literals(bytes.length - anchor);
}

/** The transaction as a sequencer gets it: an EIP-1559 envelope with a signature of bytes that do not compress. */
function signedBytes(data, gas) {
  const r = `0x${createHash('sha256').update(`r${data}`).digest('hex')}`;
  const s = `0x${createHash('sha256').update(`s${data}`).digest('hex')}`;
  const to = `0x${createHash('sha256').update('contract').digest('hex').slice(0, 40)}`;
  const price = { maxFeePerGas: parseGwei('0.1'), maxPriorityFeePerGas: parseGwei('0.001') };
  const transaction = { chainId: 8453, type: 'eip1559', nonce: 1_234, to, data, gas: BigInt(gas), ...price };
  return hexToBytes(serializeTransaction(transaction, { r, s, yParity: 1 }));
}

function dataFee(size, { l1, blob, baseFeeScalar, blobScalar }) {
  const perByte = 16n * baseFeeScalar * parseGwei(l1) + blobScalar * parseGwei(blob);
  return (size * perByte) / 1_000_000n;
}

const micro = (wei) => (Number(wei) / 1e12).toFixed(2);
const snapshot = JSON.parse(readFileSync(join(root, 'contracts/gas-snapshot.json'), 'utf8'));
console.log(
  `| transaction | gas | calldata, bytes | signed, estimated | ${PRICES.map(({ name }) => name).join(' | ')} |`,
);
console.log(`| --- | ---: | ---: | ---: | ${PRICES.map(() => '---:').join(' | ')} |`);
for (const [name, gas] of Object.entries(snapshot)) {
  const file = join(FOLDER, `${name}.txt`);
  if (!existsSync(file)) {
    console.error(`There is no calldata of "${name}": run node scripts/test-contracts.mjs --update-gas first.`);
    process.exit(1);
  }
  const data = readFileSync(file, 'utf8');
  const bytes = hexToBytes(data);
  const nonZero = bytes.filter((byte) => byte !== 0).length;
  // EIP-7623: calldata costs at least 10 gas for a zero byte and 40 for another, whatever the execution takes.
  const floor = 21_000 + 10 * (bytes.length + 3 * nonZero);
  if (floor > gas) console.error(`"${name}" pays EIP-7623's floor of ${floor}.`);
  const estimated = BigInt(
    Math.round(Math.max(100, (836_500 * fastLzLength(signedBytes(data, gas)) - 42_585_600) / 1e6)),
  );
  const costs = PRICES.map((prices) => {
    const fee = dataFee(estimated, prices);
    return `${micro(BigInt(gas) * parseGwei(prices.l2) + fee)} (${micro(fee)})`;
  });
  const cells = [
    name,
    Number(gas).toLocaleString('en'),
    bytes.length.toLocaleString('en'),
    estimated.toLocaleString('en'),
  ];
  console.log(`| ${[...cells, ...costs].join(' | ')} |`);
}
