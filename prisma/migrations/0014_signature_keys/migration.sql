-- One row for each key of a text, in the order in which texts came: of a key that very many texts have, the earliest are
-- found without reading the others, as a GIN index over arrays of keys would.
ALTER TABLE "record_signature" RENAME TO "record_signature_arrays";
ALTER TABLE "record_signature_arrays" RENAME CONSTRAINT "record_signature_pkey" TO "record_signature_arrays_pkey";

-- CreateTable
CREATE TABLE "record_signature" (
    "key" INTEGER NOT NULL,
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "field" TEXT NOT NULL
);

INSERT INTO "record_signature" ("key", "contribution_id", "index", "field")
SELECT DISTINCT k.key, s.contribution_id, s.index, s.field
FROM "record_signature_arrays" s CROSS JOIN unnest(s.keys) AS k (key) ORDER BY 1, 2, 3, 4;

ALTER TABLE "record_signature" ADD CONSTRAINT "record_signature_pkey" PRIMARY KEY ("key", "contribution_id", "index", "field");

-- CreateIndex
CREATE INDEX "record_signature_contribution_id_idx" ON "record_signature"("contribution_id");

DROP TABLE "record_signature_arrays";
