-- Trigram search over names, summaries and record texts.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "block" (
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "parent_hash" TEXT NOT NULL,
    "timestamp" INTEGER NOT NULL,

    CONSTRAINT "block_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "index_cursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "chain_id" INTEGER NOT NULL,
    "block_number" INTEGER NOT NULL,
    "block_hash" TEXT NOT NULL,
    "finalized_number" INTEGER NOT NULL,
    "head_number" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "index_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_event" (
    "chain_id" INTEGER NOT NULL,
    "block_hash" TEXT NOT NULL,
    "log_index" INTEGER NOT NULL,
    "block_number" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,
    "contract" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "timestamp" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "chain_event_pkey" PRIMARY KEY ("chain_id","block_hash","log_index")
);

-- CreateTable
CREATE TABLE "datanet" (
    "id" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "metadata_cid" TEXT NOT NULL,
    "contribute_access" TEXT NOT NULL,
    "train_access" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "created_block" INTEGER NOT NULL,
    "version_count" INTEGER NOT NULL DEFAULT 0,
    "accepted_count" INTEGER NOT NULL DEFAULT 0,
    "accepted_records" INTEGER NOT NULL DEFAULT 0,
    "pending_count" INTEGER NOT NULL DEFAULT 0,
    "contributor_count" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "datanet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "datanet_curator" (
    "datanet_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "datanet_curator_pkey" PRIMARY KEY ("datanet_id","account")
);

-- CreateTable
CREATE TABLE "datanet_access" (
    "datanet_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL DEFAULT false,
    "requested_at" TIMESTAMPTZ(0),
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "datanet_access_pkey" PRIMARY KEY ("datanet_id","account","permission")
);

-- CreateTable
CREATE TABLE "contribution" (
    "id" INTEGER NOT NULL,
    "datanet_id" INTEGER NOT NULL,
    "contributor" TEXT NOT NULL,
    "records_root" TEXT NOT NULL,
    "record_count" INTEGER NOT NULL,
    "cid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sequence" INTEGER,
    "excluded" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(0),
    "reason" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(0) NOT NULL,
    "submitted_block" INTEGER NOT NULL,
    "submitted_index" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "datanet_version" (
    "datanet_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "publisher" TEXT NOT NULL,
    "accepted_count" INTEGER NOT NULL,
    "manifest_cid" TEXT NOT NULL,
    "manifest_hash" TEXT NOT NULL,
    "record_count" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(0) NOT NULL,
    "published_block" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "datanet_version_pkey" PRIMARY KEY ("datanet_id","number")
);

-- CreateTable
CREATE TABLE "version_contribution" (
    "datanet_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "contribution_id" INTEGER NOT NULL,

    CONSTRAINT "version_contribution_pkey" PRIMARY KEY ("datanet_id","version","position")
);

-- CreateTable
CREATE TABLE "model" (
    "id" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "unit_price" DECIMAL(78,0) NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(0) NOT NULL,
    "created_block" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_version" (
    "model_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "manifest_cid" TEXT NOT NULL,
    "manifest_hash" TEXT NOT NULL,
    "compute_provider" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(0) NOT NULL,
    "published_block" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("model_id","number")
);

-- CreateTable
CREATE TABLE "model_version_datanet" (
    "model_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "datanet_id" INTEGER NOT NULL,
    "datanet_version" INTEGER NOT NULL,

    CONSTRAINT "model_version_datanet_pkey" PRIMARY KEY ("model_id","version","datanet_id")
);

-- CreateTable
CREATE TABLE "model_price" (
    "model_id" INTEGER NOT NULL,
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "unit_price" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "model_price_pkey" PRIMARY KEY ("model_id","block_number","log_index")
);

-- CreateTable
CREATE TABLE "vault_account" (
    "account" TEXT NOT NULL,
    "deposit" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "withdrawal_amount" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "withdrawal_available_at" TIMESTAMPTZ(0),

    CONSTRAINT "vault_account_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "vault_permission" (
    "permission_hash" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "spent" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "recorded" BOOLEAN NOT NULL DEFAULT false,
    "revoked_effective_at" TIMESTAMPTZ(0),

    CONSTRAINT "vault_permission_pkey" PRIMARY KEY ("permission_hash")
);

-- CreateTable
CREATE TABLE "settlement" (
    "id" INTEGER NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "settled_at" TIMESTAMPTZ(0) NOT NULL,
    "block_number" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge" (
    "settlement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "permission_hash" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "model_id" INTEGER NOT NULL,
    "units" DECIMAL(78,0) NOT NULL,
    "unit_price" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "charge_pkey" PRIMARY KEY ("settlement_id","position")
);

-- CreateTable
CREATE TABLE "epoch" (
    "number" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "total" DECIMAL(78,0) NOT NULL,
    "file_cid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "claimable_at" TIMESTAMPTZ(0) NOT NULL,
    "rejected_reason" TEXT NOT NULL DEFAULT '',
    "proposed_at" TIMESTAMPTZ(0) NOT NULL,
    "proposed_block" INTEGER NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "epoch_pkey" PRIMARY KEY ("number","attempt")
);

-- CreateTable
CREATE TABLE "claim" (
    "block_number" INTEGER NOT NULL,
    "log_index" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "cumulative_amount" DECIMAL(78,0) NOT NULL,
    "claimed_at" TIMESTAMPTZ(0) NOT NULL,
    "transaction_hash" TEXT NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("block_number","log_index")
);

-- CreateTable
CREATE TABLE "datanet_metadata" (
    "cid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "licence" TEXT NOT NULL,
    "schema" JSONB NOT NULL,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "datanet_metadata_pkey" PRIMARY KEY ("cid")
);

-- CreateTable
CREATE TABLE "contribution_file" (
    "contribution_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "byte_size" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contribution_file_pkey" PRIMARY KEY ("contribution_id")
);

-- CreateTable
CREATE TABLE "record" (
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "datanet_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "supersedes" TEXT,
    "fields" JSONB NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "record_pkey" PRIMARY KEY ("contribution_id","index")
);

-- CreateTable
CREATE TABLE "model_manifest" (
    "cid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "weights_cid" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,

    CONSTRAINT "model_manifest_pkey" PRIMARY KEY ("cid")
);

-- CreateTable
CREATE TABLE "epoch_earning" (
    "file_cid" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "cumulative" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "epoch_earning_pkey" PRIMARY KEY ("file_cid","account")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "datanet_id" INTEGER,
    "cid" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "received_bytes" INTEGER NOT NULL DEFAULT 0,
    "records_root" TEXT,
    "record_count" INTEGER,
    "state" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_run" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "datanets" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "progress" JSONB NOT NULL,
    "loss_curve" JSONB NOT NULL DEFAULT '[]',
    "metrics" JSONB,
    "manifest" JSONB,
    "manifest_cid" TEXT,
    "manifest_hash" TEXT,
    "weights_cid" TEXT,
    "problem" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spending_permission" (
    "permission_hash" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "models" INTEGER[],
    "max_unit_price" DECIMAL(78,0) NOT NULL,
    "cap" DECIMAL(78,0) NOT NULL,
    "deadline" TIMESTAMPTZ(0) NOT NULL,
    "nonce" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "served" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spending_permission_pkey" PRIMARY KEY ("permission_hash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "permission_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "budget" DECIMAL(78,0) NOT NULL,
    "served" DECIMAL(78,0) NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "model_id" INTEGER NOT NULL,
    "model_version" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "permission_hash" TEXT NOT NULL,
    "api_key_id" UUID,
    "idempotency_key" TEXT,
    "request_hash" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "unit_price" DECIMAL(78,0) NOT NULL,
    "fee" DECIMAL(78,0) NOT NULL,
    "priced_at_block" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" JSONB,
    "disclosed" BOOLEAN NOT NULL DEFAULT true,
    "document" JSONB,
    "receipt_hash" TEXT,
    "epoch" INTEGER,
    "problem" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "attributed_at" TIMESTAMPTZ(3),

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_share" (
    "receipt_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "receipt_share_pkey" PRIMARY KEY ("receipt_id","account","role")
);

-- CreateTable
CREATE TABLE "receipt_record" (
    "receipt_id" UUID NOT NULL,
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "influence" DECIMAL(40,0) NOT NULL,
    "weight" DECIMAL(40,0) NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "receipt_record_pkey" PRIMARY KEY ("receipt_id","contribution_id","index")
);

-- CreateTable
CREATE TABLE "epoch_draft" (
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "settlement_id" INTEGER NOT NULL,
    "file_cid" TEXT,
    "root" TEXT,
    "total" DECIMAL(78,0),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "epoch_draft_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "sign_in_nonce" (
    "nonce" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(0) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_nonce_pkey" PRIMARY KEY ("nonce")
);

-- CreateIndex
CREATE INDEX "chain_event_block_number_log_index_idx" ON "chain_event"("block_number", "log_index");

-- CreateIndex
CREATE INDEX "datanet_updated_at_id_idx" ON "datanet"("updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "datanet_accepted_records_id_idx" ON "datanet"("accepted_records" DESC, "id");

-- CreateIndex
CREATE INDEX "datanet_owner_idx" ON "datanet"("owner");

-- CreateIndex
CREATE INDEX "datanet_curator_account_idx" ON "datanet_curator"("account");

-- CreateIndex
CREATE INDEX "contribution_datanet_id_status_sequence_idx" ON "contribution"("datanet_id", "status", "sequence");

-- CreateIndex
CREATE INDEX "contribution_datanet_id_submitted_block_submitted_index_idx" ON "contribution"("datanet_id", "submitted_block", "submitted_index");

-- CreateIndex
CREATE INDEX "contribution_contributor_submitted_block_idx" ON "contribution"("contributor", "submitted_block");

-- CreateIndex
CREATE INDEX "version_contribution_contribution_id_idx" ON "version_contribution"("contribution_id");

-- CreateIndex
CREATE INDEX "model_updated_at_id_idx" ON "model"("updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "model_owner_idx" ON "model"("owner");

-- CreateIndex
CREATE INDEX "model_version_datanet_datanet_id_idx" ON "model_version_datanet"("datanet_id");

-- CreateIndex
CREATE INDEX "vault_permission_account_idx" ON "vault_permission"("account");

-- CreateIndex
CREATE INDEX "charge_account_idx" ON "charge"("account");

-- CreateIndex
CREATE INDEX "charge_model_id_idx" ON "charge"("model_id");

-- CreateIndex
CREATE INDEX "claim_account_block_number_idx" ON "claim"("account", "block_number");

-- CreateIndex
CREATE INDEX "datanet_metadata_search_text_idx" ON "datanet_metadata" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "record_datanet_id_content_hash_idx" ON "record"("datanet_id", "content_hash");

-- CreateIndex
CREATE INDEX "record_datanet_id_supersedes_idx" ON "record"("datanet_id", "supersedes");

-- CreateIndex
CREATE INDEX "record_hash_idx" ON "record"("hash");

-- CreateIndex
CREATE INDEX "record_text_idx" ON "record" USING GIN ("text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "model_manifest_search_text_idx" ON "model_manifest" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "epoch_earning_account_epoch_idx" ON "epoch_earning"("account", "epoch");

-- CreateIndex
CREATE INDEX "upload_account_created_at_idx" ON "upload"("account", "created_at");

-- CreateIndex
CREATE INDEX "upload_cid_idx" ON "upload"("cid");

-- CreateIndex
CREATE INDEX "training_run_account_created_at_idx" ON "training_run"("account", "created_at" DESC);

-- CreateIndex
CREATE INDEX "training_run_manifest_cid_idx" ON "training_run"("manifest_cid");

-- CreateIndex
CREATE INDEX "spending_permission_account_created_at_idx" ON "spending_permission"("account", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_account_idx" ON "api_key"("account");

-- CreateIndex
CREATE INDEX "receipt_account_asked_at_idx" ON "receipt"("account", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "receipt_model_id_asked_at_idx" ON "receipt"("model_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "receipt_state_asked_at_idx" ON "receipt"("state", "asked_at");

-- CreateIndex
CREATE INDEX "receipt_epoch_idx" ON "receipt"("epoch");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_account_idempotency_key_key" ON "receipt"("account", "idempotency_key");

-- CreateIndex
CREATE INDEX "receipt_share_account_idx" ON "receipt_share"("account");

-- CreateIndex
CREATE INDEX "receipt_record_contribution_id_index_idx" ON "receipt_record"("contribution_id", "index");

