-- AlterTable
ALTER TABLE "datanet_metadata" ADD COLUMN     "similarity" JSONB;

-- CreateTable
CREATE TABLE "record_signature" (
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "keys" INTEGER[],

    CONSTRAINT "record_signature_pkey" PRIMARY KEY ("contribution_id","index","field")
);

-- Keys go into the index at once: ingest writes many and the next contributor looks them up.
-- CreateIndex
CREATE INDEX "record_signature_keys_idx" ON "record_signature" USING GIN ("keys") WITH (fastupdate = off);
