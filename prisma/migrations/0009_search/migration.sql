-- Words of proposals are looked for by the search over everything, as those of Datanets, models and records are.
-- CreateIndex
CREATE INDEX "proposal_description_idx" ON "proposal" USING GIN ("description" gin_trgm_ops);
