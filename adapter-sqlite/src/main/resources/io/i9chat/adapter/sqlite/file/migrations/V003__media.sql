-- Uploaded objects, and what uses them. The bytes are elsewhere.

CREATE TABLE media (
  id         BLOB    NOT NULL PRIMARY KEY,
  owner      BLOB    NOT NULL,
  kind       INTEGER NOT NULL,
  mime       TEXT    NOT NULL,
  size       INTEGER NOT NULL,
  name       TEXT,
  at         INTEGER NOT NULL,
  -- Which writing of it is the verified one; NULL until then.
  generation TEXT,
  -- NULL while it is in use, else 0: never was, 1: was once, 2: condemned.
  unused     INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX media_of_owner ON media (owner);
CREATE INDEX media_booked ON media (owner, size) WHERE unused = 0;
CREATE INDEX media_unused ON media (unused, at) WHERE unused IS NOT NULL;

-- The entries that carry an object; seq 0 is the picture of the group.
CREATE TABLE media_in_chat (
  media      BLOB    NOT NULL,
  chat       INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  PRIMARY KEY (media, chat, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_of_entry ON media_in_chat (chat, seq);

-- The people whose picture an object is part of.
CREATE TABLE media_of_person (
  media      BLOB    NOT NULL,
  person     BLOB    NOT NULL,
  PRIMARY KEY (media, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_by_person ON media_of_person (person);
