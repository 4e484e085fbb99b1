-- What waits for a curator is read by its order, a page at a time, however much was decided before it.
-- CreateIndex
CREATE INDEX "contribution_datanet_id_status_submitted_block_submitted_in_idx" ON "contribution"("datanet_id", "status", "submitted_block", "submitted_index");
