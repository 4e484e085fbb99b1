ALTER TABLE "training_run" ADD COLUMN "job_cid" TEXT;
CREATE INDEX "training_run_state_created_at_idx" ON "training_run"("state", "created_at");

CREATE TABLE "training_attempt" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "job_hash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "progress" JSONB NOT NULL DEFAULT '{}',
    "result_cid" TEXT,
    "result_hash" TEXT,
    "signature" TEXT,
    "problem" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_attempt_pkey" PRIMARY KEY ("run_id","position")
);
CREATE INDEX "training_attempt_provider_created_at_idx" ON "training_attempt"("provider", "created_at" DESC);
CREATE INDEX "training_attempt_state_leased_until_idx" ON "training_attempt"("state", "leased_until");

CREATE TABLE "compute_request" (
    "digest" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compute_request_pkey" PRIMARY KEY ("digest")
);
CREATE INDEX "compute_request_account_expires_at_idx" ON "compute_request"("account", "expires_at");
CREATE INDEX "compute_request_expires_at_idx" ON "compute_request"("expires_at");

CREATE TABLE "endpoint_secret" (
    "settings_cid" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "endpoint_secret_pkey" PRIMARY KEY ("settings_cid","account")
);

ALTER TABLE "receipt" ADD COLUMN "lease_holder" UUID, ADD COLUMN "lease_until" TIMESTAMPTZ(3);

-- Every published file is looked for among these: see 0006.
CREATE INDEX "model_manifest_gradients_cid_idx" ON "model_manifest" USING HASH (("manifest" ->> 'gradientsCid'));
