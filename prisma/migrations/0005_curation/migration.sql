-- Help for curators, and what reputations are read from.
CREATE TABLE "contribution_ranking" (
    "contribution_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "label_field" TEXT NOT NULL,
    "accepted_records" INTEGER NOT NULL,
    "reference_count" INTEGER NOT NULL,
    "ranked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contribution_ranking_pkey" PRIMARY KEY ("contribution_id")
);

CREATE TABLE "label_doubt" (
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "margin" DOUBLE PRECISION,
    "value" DOUBLE PRECISION NOT NULL,
    "suggested" TEXT,
    "doubtful" BOOLEAN NOT NULL,
    "near" JSONB NOT NULL,

    CONSTRAINT "label_doubt_pkey" PRIMARY KEY ("contribution_id","index")
);

CREATE INDEX "label_doubt_contribution_id_rank_idx" ON "label_doubt"("contribution_id", "rank");

CREATE TABLE "record_resemblance" (
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "similarity_permille" INTEGER NOT NULL,
    "earlier_contribution_id" INTEGER NOT NULL,
    "earlier_index" INTEGER NOT NULL,
    "earlier_field" TEXT NOT NULL,

    CONSTRAINT "record_resemblance_pkey" PRIMARY KEY ("contribution_id","index")
);

CREATE TABLE "judged_contribution" (
    "manifest_cid" TEXT NOT NULL,
    "contribution_id" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "harmful" INTEGER NOT NULL,

    CONSTRAINT "judged_contribution_pkey" PRIMARY KEY ("manifest_cid","contribution_id")
);

CREATE INDEX "judged_contribution_contribution_id_idx" ON "judged_contribution"("contribution_id");

CREATE TABLE "harmful_record" (
    "manifest_cid" TEXT NOT NULL,
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "harm" DECIMAL(40,0) NOT NULL,

    CONSTRAINT "harmful_record_pkey" PRIMARY KEY ("manifest_cid","contribution_id","index")
);

CREATE INDEX "harmful_record_contribution_id_index_idx" ON "harmful_record"("contribution_id", "index");

CREATE TABLE "answer_pool" (
    "model_id" INTEGER NOT NULL,
    "model_version" INTEGER NOT NULL,
    "payer" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "answer_pool_pkey" PRIMARY KEY ("model_id","model_version","payer")
);

CREATE TABLE "answer_earning" (
    "account" TEXT NOT NULL,
    "model_id" INTEGER NOT NULL,
    "model_version" INTEGER NOT NULL,
    "payer" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "answer_earning_pkey" PRIMARY KEY ("account","model_id","model_version","payer")
);

CREATE TABLE "epoch_answer_pool" (
    "epoch" INTEGER NOT NULL,
    "model_id" INTEGER NOT NULL,
    "model_version" INTEGER NOT NULL,
    "payer" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "epoch_answer_pool_pkey" PRIMARY KEY ("epoch","model_id","model_version","payer")
);

CREATE INDEX "epoch_answer_pool_model_id_model_version_payer_idx" ON "epoch_answer_pool"("model_id", "model_version", "payer");

CREATE TABLE "epoch_answer_earning" (
    "epoch" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "model_id" INTEGER NOT NULL,
    "model_version" INTEGER NOT NULL,
    "payer" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "epoch_answer_earning_pkey" PRIMARY KEY ("epoch","account","model_id","model_version","payer")
);

CREATE INDEX "epoch_answer_earning_account_model_id_model_version_payer_idx" ON "epoch_answer_earning"("account", "model_id", "model_version", "payer");
