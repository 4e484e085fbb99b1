-- The contracts are new ones, at other addresses: the index of the old ones starts again from block 0. What only this
-- deployment knows stays, but for what it thinks of contributions: their numbers come to mean others.
TRUNCATE undo.entry, block, index_cursor, chain_event, datanet, datanet_curator, datanet_access, contribution,
    datanet_version, version_contribution, model, model_version, model_version_datanet, model_price, vault_account,
    vault_permission, settlement, charge, epoch, claim, datanet_metadata, contribution_file, record, record_signature,
    model_manifest, epoch_earning, contribution_ranking, label_doubt, record_resemblance;

-- Permissions and receipts are bound to the vault they were signed for, and its settlements were numbered by it.
TRUNCATE spending_permission, api_key, receipt, receipt_share, receipt_record, epoch_draft, answer_pool, answer_earning,
    epoch_answer_pool, epoch_answer_earning;

-- AlterTable
ALTER TABLE "receipt" ADD COLUMN     "position" INTEGER,
ADD COLUMN     "published_cid" TEXT;

-- AlterTable
ALTER TABLE "receipt_share" DROP CONSTRAINT "receipt_share_pkey",
ADD COLUMN     "model" INTEGER NOT NULL,
ADD CONSTRAINT "receipt_share_pkey" PRIMARY KEY ("receipt_id", "account", "role", "model");

-- A place in the list of published receipts is never given again, so that who reads on from one misses nothing.
CREATE SEQUENCE receipt_position AS integer;

-- CreateIndex
CREATE UNIQUE INDEX "receipt_position_key" ON "receipt"("position");

-- CreateIndex
CREATE INDEX "receipt_published_cid_idx" ON "receipt" USING HASH ("published_cid");

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "recipient" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "contribution" ADD COLUMN     "bond" DECIMAL(78,0) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "datanet" ADD COLUMN     "contribution_bond" DECIMAL(78,0) NOT NULL DEFAULT 0,
ADD COLUMN     "curator_stake_required" DECIMAL(78,0) NOT NULL DEFAULT 0,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "epoch" ADD COLUMN     "bond" DECIMAL(78,0) NOT NULL,
ADD COLUMN     "challenged" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "failed_challenges" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "proposer" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "model" ADD COLUMN     "adapter" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "least_child_part" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "model_version" ADD COLUMN     "published_index" INTEGER NOT NULL,
ADD COLUMN     "publisher" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "model_parent" (
    "model_id" INTEGER NOT NULL,
    "parent_id" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,

    CONSTRAINT "model_parent_pkey" PRIMARY KEY ("model_id","parent_id")
);

-- CreateTable
CREATE TABLE "model_owner" (
    "model_id" INTEGER NOT NULL,
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "model_owner_pkey" PRIMARY KEY ("model_id","block_number","log_index")
);

-- CreateTable
CREATE TABLE "epoch_challenge" (
    "number" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "challenger" TEXT NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(0) NOT NULL,
    "opened_block" INTEGER NOT NULL,
    "opened_index" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,
    "resolve_by" TIMESTAMPTZ(0) NOT NULL,
    "outcome" TEXT NOT NULL,
    "resolution" TEXT NOT NULL DEFAULT '',
    "resolved_at" TIMESTAMPTZ(0),
    "resolution_transaction" TEXT,

    CONSTRAINT "epoch_challenge_pkey" PRIMARY KEY ("number","attempt","position")
);

-- CreateTable
CREATE TABLE "curator_stake" (
    "datanet_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "leaving" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "leaves_at" TIMESTAMPTZ(0),
    "disputes" INTEGER NOT NULL DEFAULT 0,
    "lost" DECIMAL(78,0) NOT NULL DEFAULT 0,

    CONSTRAINT "curator_stake_pkey" PRIMARY KEY ("datanet_id","account")
);

-- CreateTable
CREATE TABLE "curator_stake_change" (
    "datanet_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "active" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "curator_stake_change_pkey" PRIMARY KEY ("datanet_id","account","block_number","log_index")
);

-- CreateTable
CREATE TABLE "acceptance_dispute" (
    "contribution_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "datanet_id" INTEGER NOT NULL,
    "curator" TEXT NOT NULL,
    "disputer" TEXT NOT NULL,
    "bond" DECIMAL(78,0) NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(0) NOT NULL,
    "opened_block" INTEGER NOT NULL,
    "opened_index" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,
    "resolve_by" TIMESTAMPTZ(0) NOT NULL,
    "outcome" TEXT NOT NULL,
    "amount" DECIMAL(78,0),
    "resolution" TEXT NOT NULL DEFAULT '',
    "resolved_at" TIMESTAMPTZ(0),
    "resolution_transaction" TEXT,

    CONSTRAINT "acceptance_dispute_pkey" PRIMARY KEY ("contribution_id","position")
);

-- CreateTable
CREATE TABLE "protocol_parameter" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" DECIMAL(78,0) NOT NULL,
    "changed_at" TIMESTAMPTZ(0) NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "protocol_parameter_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateTable
CREATE TABLE "protocol_role" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(0) NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "protocol_role_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateTable
CREATE TABLE "fee_parts" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "treasury" INTEGER NOT NULL,
    "builder" INTEGER NOT NULL,
    "curators" INTEGER NOT NULL,
    "compute" INTEGER NOT NULL,
    "contributors" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(0) NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "fee_parts_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateTable
CREATE TABLE "governor_setting" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" DECIMAL(78,0) NOT NULL,
    "changed_at" TIMESTAMPTZ(0) NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "governor_setting_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateTable
CREATE TABLE "token_supply" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "supply" DECIMAL(78,0) NOT NULL,
    "changed_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "token_supply_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" TEXT NOT NULL,
    "proposer" TEXT NOT NULL,
    "actions" JSONB NOT NULL,
    "description" TEXT NOT NULL,
    "description_hash" TEXT NOT NULL,
    "operation_id" TEXT NOT NULL,
    "vote_start" TIMESTAMPTZ(0) NOT NULL,
    "vote_end" TIMESTAMPTZ(0) NOT NULL,
    "executable_at" TIMESTAMPTZ(0),
    "for_votes" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "against_votes" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "abstain_votes" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "created_block" INTEGER NOT NULL,
    "created_index" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,
    "queued_at" TIMESTAMPTZ(0),
    "executed_at" TIMESTAMPTZ(0),
    "canceled_at" TIMESTAMPTZ(0),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_vote" (
    "proposal_id" TEXT NOT NULL,
    "voter" TEXT NOT NULL,
    "support" TEXT NOT NULL,
    "weight" DECIMAL(78,0) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "cast_at" TIMESTAMPTZ(0) NOT NULL,
    "cast_block" INTEGER NOT NULL,
    "cast_index" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "proposal_vote_pkey" PRIMARY KEY ("proposal_id","voter")
);

-- CreateTable
CREATE TABLE "delegate" (
    "account" TEXT NOT NULL,
    "delegatee" TEXT,
    "votes" DECIMAL(78,0) NOT NULL DEFAULT 0,

    CONSTRAINT "delegate_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "treasury_transfer" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "counterparty" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "transferred_at" TIMESTAMPTZ(0) NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "treasury_transfer_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateIndex
CREATE INDEX "contribution_datanet_id_decided_by_idx" ON "contribution"("datanet_id", "decided_by");

-- CreateIndex
CREATE INDEX "model_parent_parent_id_model_id_idx" ON "model_parent"("parent_id", "model_id");

-- CreateIndex
CREATE INDEX "epoch_challenge_outcome_opened_block_opened_index_idx" ON "epoch_challenge"("outcome", "opened_block" DESC, "opened_index" DESC);

-- CreateIndex
CREATE INDEX "epoch_challenge_opened_block_opened_index_idx" ON "epoch_challenge"("opened_block" DESC, "opened_index" DESC);

-- CreateIndex
CREATE INDEX "epoch_challenge_challenger_idx" ON "epoch_challenge"("challenger");

-- CreateIndex
CREATE INDEX "curator_stake_datanet_id_amount_account_idx" ON "curator_stake"("datanet_id", "amount" DESC, "account");

-- CreateIndex
CREATE INDEX "curator_stake_account_datanet_id_idx" ON "curator_stake"("account", "datanet_id");

-- CreateIndex
CREATE INDEX "acceptance_dispute_outcome_opened_block_opened_index_idx" ON "acceptance_dispute"("outcome", "opened_block" DESC, "opened_index" DESC);

-- CreateIndex
CREATE INDEX "acceptance_dispute_opened_block_opened_index_idx" ON "acceptance_dispute"("opened_block" DESC, "opened_index" DESC);

-- CreateIndex
CREATE INDEX "acceptance_dispute_datanet_id_opened_block_opened_index_idx" ON "acceptance_dispute"("datanet_id", "opened_block" DESC, "opened_index" DESC);

-- CreateIndex
CREATE INDEX "acceptance_dispute_curator_idx" ON "acceptance_dispute"("curator");

-- CreateIndex
CREATE INDEX "acceptance_dispute_disputer_idx" ON "acceptance_dispute"("disputer");

-- CreateIndex
CREATE INDEX "protocol_parameter_name_block_number_log_index_idx" ON "protocol_parameter"("name", "block_number", "log_index");

-- CreateIndex
CREATE INDEX "protocol_role_role_block_number_log_index_idx" ON "protocol_role"("role", "block_number", "log_index");

-- CreateIndex
CREATE INDEX "governor_setting_name_block_number_log_index_idx" ON "governor_setting"("name", "block_number", "log_index");

-- CreateIndex
CREATE INDEX "proposal_created_block_created_index_idx" ON "proposal"("created_block" DESC, "created_index" DESC);

-- CreateIndex
CREATE INDEX "proposal_proposer_idx" ON "proposal"("proposer");

-- CreateIndex
CREATE INDEX "proposal_operation_id_idx" ON "proposal"("operation_id");

-- CreateIndex
CREATE INDEX "proposal_vote_proposal_id_weight_voter_idx" ON "proposal_vote"("proposal_id", "weight" DESC, "voter");

-- CreateIndex
CREATE INDEX "proposal_vote_voter_cast_block_cast_index_idx" ON "proposal_vote"("voter", "cast_block" DESC, "cast_index" DESC);

-- CreateIndex
CREATE INDEX "delegate_votes_account_idx" ON "delegate"("votes" DESC, "account");

-- CreateIndex
CREATE INDEX "delegate_delegatee_idx" ON "delegate"("delegatee");

SELECT undo.watch(name) FROM unnest(ARRAY[
    'model_parent', 'model_owner', 'epoch_challenge', 'curator_stake', 'curator_stake_change', 'acceptance_dispute',
    'protocol_parameter', 'protocol_role', 'fee_parts', 'governor_setting', 'token_supply', 'proposal', 'proposal_vote',
    'delegate', 'treasury_transfer'
]) AS name;
