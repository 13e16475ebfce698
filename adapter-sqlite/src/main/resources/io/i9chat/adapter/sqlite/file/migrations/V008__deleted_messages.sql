-- How many messages are deleted, in blocks: level 0 has the deleted messages themselves by their
-- seq, level 1 the sums of 8 seqs each, level 2 of 8 times 8, and so on.
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
    VALUES (0, 1), (1, 8), (2, 64), (3, 512), (4, 4096), (5, 32768), (6, 262144), (7, 2097152),
      (8, 16777216), (9, 134217728)
  )
SELECT chat, level, target / size, count(*) FROM gone, sizes GROUP BY 1, 2, 3;
