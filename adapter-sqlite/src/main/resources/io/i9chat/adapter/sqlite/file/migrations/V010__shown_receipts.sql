-- How far others were shown that a person has got; NULL where that is all of it.
ALTER TABLE membership ADD COLUMN shown_delivered INTEGER;
ALTER TABLE membership ADD COLUMN shown_delivered_at INTEGER;
ALTER TABLE membership ADD COLUMN shown_read INTEGER;
ALTER TABLE membership ADD COLUMN shown_read_at INTEGER;

-- What is hidden now was not noted apart when it rose, so none of it is shown later.
UPDATE membership SET
  shown_delivered = CASE WHEN blocked THEN 0 ELSE delivered END,
  shown_delivered_at = CASE WHEN blocked THEN NULL ELSE delivered_at END,
  shown_read = 0
FROM (
  SELECT c.key, c.low, c.high,
    EXISTS (SELECT 1 FROM block b WHERE b.person = c.low AND b.other = c.high)
      OR EXISTS (SELECT 1 FROM block b WHERE b.person = c.high AND b.other = c.low) AS blocked,
    -- Neither those who do not show it nor those who have no account any more.
    NOT EXISTS (SELECT 1 FROM profile p WHERE p.person = c.low AND p.read_receipts = 1)
      OR NOT EXISTS (SELECT 1 FROM profile p WHERE p.person = c.high AND p.read_receipts = 1)
      AS hides
  FROM chat c WHERE c.low IS NOT NULL
) pair
WHERE membership.chat = pair.key AND membership.person IN (pair.low, pair.high)
  AND (pair.blocked OR pair.hides);
