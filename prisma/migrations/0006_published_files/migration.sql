-- Whoever verifies asks for files by what events name them. By hash: a name is whatever text somebody wrote on chain, and
-- a B-tree refuses long ones.
-- CreateIndex
CREATE INDEX "contribution_cid_idx" ON "contribution" USING HASH ("cid");

-- CreateIndex
CREATE INDEX "datanet_version_manifest_cid_idx" ON "datanet_version" USING HASH ("manifest_cid");

-- CreateIndex
CREATE INDEX "epoch_file_cid_idx" ON "epoch" USING HASH ("file_cid");

-- CreateIndex
CREATE INDEX "model_manifest_weights_cid_idx" ON "model_manifest" USING HASH ("weights_cid");

-- Of an expression, which the schema's language cannot say.
CREATE INDEX "model_manifest_training_set_cid_idx" ON "model_manifest" USING HASH (("manifest" ->> 'trainingSetCid'));
