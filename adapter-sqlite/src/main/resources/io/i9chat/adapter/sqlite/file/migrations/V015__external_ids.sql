-- People whom an embedding application knows by ids of its own, and accounts without an e-mail address.
-- A column that is NOT NULL stays so, so the table is made anew.
CREATE TABLE next_account (
  person       BLOB    NOT NULL PRIMARY KEY,
  username     TEXT    NOT NULL,
  username_key TEXT    NOT NULL UNIQUE,
  -- NULL of those without one: any number of them.
  email        TEXT    UNIQUE,
  password     TEXT,
  created_at   INTEGER NOT NULL,
  disabled     INTEGER NOT NULL DEFAULT 0,
  -- What the application knows the person by, compared byte by byte.
  external_id  TEXT    UNIQUE
) STRICT, WITHOUT ROWID;
INSERT INTO next_account
SELECT person, username, username_key, email, password, created_at, disabled, NULL FROM account;
DROP TABLE account;
ALTER TABLE next_account RENAME TO account;
