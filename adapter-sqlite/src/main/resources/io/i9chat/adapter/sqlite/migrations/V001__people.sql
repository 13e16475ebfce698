-- Who may sign in, from where they are, and the secrets that prove an address.
-- Ids are 16-byte UUIDs, times are milliseconds since 1970.

CREATE TABLE account (
  person       BLOB    NOT NULL PRIMARY KEY,
  username     TEXT    NOT NULL,
  username_key TEXT    NOT NULL UNIQUE,
  email        TEXT    NOT NULL UNIQUE,
  password     TEXT,
  created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
  person       BLOB    NOT NULL PRIMARY KEY,
  display_name TEXT    NOT NULL,
  bio          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  -- Counts up, so that sessions opened in one millisecond keep their order too.
  place        INTEGER PRIMARY KEY,
  id           BLOB    NOT NULL UNIQUE,
  person       BLOB    NOT NULL,
  device       TEXT,
  created_at   INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL,
  -- The earlier of ends_at and last_used_at with the idle time, so that forgetting needs no scan.
  expires_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX session_of_person ON session (person);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE code (
  ticket       BLOB    NOT NULL PRIMARY KEY,
  purpose      INTEGER NOT NULL,
  email        TEXT    NOT NULL,
  code         BLOB    NOT NULL,
  tries        INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX code_of_email ON code (email);
CREATE INDEX code_by_expiry ON code (expires_at);

CREATE TABLE proof (
  token        BLOB    NOT NULL PRIMARY KEY,
  purpose      INTEGER NOT NULL,
  email        TEXT    NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proof_of_email ON proof (email);
CREATE INDEX proof_by_expiry ON proof (expires_at);
