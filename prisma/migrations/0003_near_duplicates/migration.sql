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

-- CreateIndex
CREATE INDEX "record_signature_keys_idx" ON "record_signature" USING GIN ("keys");
