CREATE TABLE "datanet_summary" (
    "datanet_id" INTEGER NOT NULL,
    "stamp" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "counted_at" TIMESTAMPTZ(0) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "datanet_summary_pkey" PRIMARY KEY ("datanet_id")
);
