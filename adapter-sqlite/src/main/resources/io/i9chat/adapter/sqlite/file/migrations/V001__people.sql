-- Who may sign in, from where they are, the secrets that prove an address, and what people show of
-- themselves to whom. Ids are 16-byte UUIDs, times are milliseconds since 1970.

CREATE TABLE account (
  person       BLOB    NOT NULL PRIMARY KEY,
  username     TEXT    NOT NULL,
  username_key TEXT    NOT NULL UNIQUE,
  email        TEXT    NOT NULL UNIQUE,
  password     TEXT,
  created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The handles of deleted accounts, which nobody gets again. Nothing here says whose they were.
CREATE TABLE past_username (
  username_key TEXT    NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- There is one for every account, and for nobody else.
CREATE TABLE profile (
  person        BLOB    NOT NULL PRIMARY KEY,
  display_name  TEXT    NOT NULL,
  bio           TEXT    NOT NULL,
  picture       BLOB,
  preview       BLOB,
  presence      INTEGER NOT NULL,
  chats         INTEGER NOT NULL,
  groups        INTEGER NOT NULL,
  read_receipts INTEGER NOT NULL,
  last_seen     INTEGER,
  -- Raised by every change of the person's privacy and blocks.
  stance        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  person       BLOB    NOT NULL,
  other        BLOB    NOT NULL,
  PRIMARY KEY (person, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_of_other ON block (other);

CREATE TABLE place (
  person       BLOB    NOT NULL PRIMARY KEY,
  -- The belt of the earth that it lies in, so that a range of longitudes is a range of the index.
  belt         INTEGER NOT NULL,
  lon          REAL    NOT NULL,
  lat          REAL    NOT NULL,
  at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX place_near ON place (belt, lon, lat, at);
CREATE INDEX place_by_age ON place (at);

-- Deleted accounts whose people are still in chats.
CREATE TABLE departure (
  person       BLOB    NOT NULL PRIMARY KEY,
  erase        INTEGER NOT NULL
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

-- Random keys of this store, sealed under a secret that is not here.
CREATE TABLE sealed_key (
  name         TEXT    NOT NULL PRIMARY KEY,
  sealed       BLOB    NOT NULL
) STRICT, WITHOUT ROWID;
