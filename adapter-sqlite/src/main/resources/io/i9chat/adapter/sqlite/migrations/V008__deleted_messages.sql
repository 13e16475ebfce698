-- How many messages are deleted, in blocks: level 0 has the deleted messages themselves by their
-- seq, level 1 the sums of 64 seqs each, level 2 of 64 times 64, and so on.
CREATE TABLE deleted (
  chat     INTEGER NOT NULL,
  level    INTEGER NOT NULL,
  block    INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  PRIMARY KEY (chat, level, block)
) STRICT, WITHOUT ROWID;

INSERT INTO deleted
WITH
  gone AS (SELECT DISTINCT chat, target FROM entry WHERE target IS NOT NULL AND kind = 11),
  sizes (level, size) AS (
    VALUES (0, 1), (1, 64), (2, 4096), (3, 262144), (4, 16777216), (5, 1073741824)
  )
SELECT chat, level, target / size, count(*) FROM gone, sizes GROUP BY 1, 2, 3;
