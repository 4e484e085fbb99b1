import { createPublicClient, http } from 'viem';
import { findFirstBlock, resolveAddresses } from '@/lib/chain/addresses';
import { buildChain } from '@/lib/chain/chain-config';
import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { AppError } from '@/lib/core/errors';
import { readVerifyOptions, VERIFY_HELP, type VerifyOptions } from '@/lib/runtime/verify-options';
import { COULD_NOT_RUN, checkWords, exitCodeOf, verdictWords } from '@/lib/runtime/verify-words';
import type { Check, Report } from '@/lib/verify/check';
import type { Listener } from '@/lib/verify/check-list';
import { openSite, type Site } from '@/lib/verify/open-site';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import { verifyReceipt } from '@/lib/verify/verify-receipt';

/** `npm run verify`: recomputes an epoch or a receipt from published inputs and says what it found. Its exit code counts. */
async function main(args: readonly string[]): Promise<number> {
  const options = readVerifyOptions(args);
  if (!options) {
    console.log(VERIFY_HELP);
    return 0;
  }
  const begun = performance.now();
  const report = await verify(options, options.json ? {} : listenAloud(options));
  const seconds = (performance.now() - begun) / 1000;
  if (options.json) console.log(JSON.stringify({ ...report, seconds }, null, 2));
  else console.log(`\n${verdictWords(report, seconds)}`);
  return exitCodeOf(report.verdict);
}

async function verify(options: VerifyOptions, listener: Listener): Promise<Report> {
  const { what, train } = options;
  const site = await openInputs(options);
  if (what.kind === 'epoch') return verifyEpoch(site, { epoch: what.epoch, train }, listener);
  return verifyReceipt(site, { id: what.id, document: await site.readReceipt(what.id), train }, listener);
}

async function openInputs({ url, rpc, contracts, fromBlock }: VerifyOptions): Promise<Site> {
  const transport = http(rpc, { batch: { wait: 0 }, timeout: 60_000, maxResponseBodySize: false });
  const chainId = await createPublicClient({ transport })
    .getChainId()
    .catch((cause: unknown) => {
      throw new AppError('chain-unavailable', 'The node does not answer. Check --url and --rpc, and that it runs.', {
        cause,
      });
    });
  const addresses = resolveAddresses({ chainId, given: contracts });
  const facts = await openChainFacts({
    client: createPublicClient({ chain: buildChain({ chainId, rpcUrl: rpc }), transport }),
    chainId,
    addresses,
    fromBlock: fromBlock ?? BigInt(findFirstBlock({ chainId, contracts: addresses })),
  });
  return openSite({ url, facts });
}

/** Prints each check when it is made, under what it is about; what is being done goes to the terminal's last line. */
function listenAloud({ quiet }: VerifyOptions): Listener {
  const terminal = process.stderr.isTTY ? process.stderr : null;
  const clear = '\r\u001b[2K';
  let subject = '';
  return {
    onStep: (step) => terminal?.write(`${clear}… ${step.slice(0, 100)}`),
    onCheck: (check: Check) => {
      terminal?.write(clear);
      if (quiet && (check.state === 'agrees' || check.state === 'not-asked')) return;
      if (check.subject !== subject) console.log(`\n${check.subject}`);
      subject = check.subject;
      console.log(checkWords(check));
    },
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof AppError ? error.message : error}`);
  process.exitCode = COULD_NOT_RUN;
}
