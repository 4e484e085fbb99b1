-- Provenance says which records hold an answer's text; it has no influence.
ALTER TABLE "receipt_record" ALTER COLUMN "influence" DROP NOT NULL;
