-- Chats, who sees which part of them, and their logs: one row per entry, whoever is in.
-- "key" is a small surrogate of a chat's id, because every entry and index row repeats it.

CREATE TABLE chat (
  key       INTEGER PRIMARY KEY,
  id        BLOB    NOT NULL UNIQUE,
  kind      INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  -- The last entry: its seq (0 without one), the messages up to it, and its time (opened_at
  -- without one), which is the chat's last activity.
  head      INTEGER NOT NULL,
  messages  INTEGER NOT NULL,
  last_at   INTEGER NOT NULL,
  -- The two sides of a direct chat in the order of their ids; NULL in a group.
  low       BLOB,
  high      BLOB
) STRICT;
CREATE UNIQUE INDEX chat_of_pair ON chat (low, high) WHERE low IS NOT NULL;

CREATE TABLE membership (
  person        BLOB    NOT NULL,
  chat          INTEGER NOT NULL,
  -- The last window; to_seq and gone_at (when it closed) are NULL while it is open.
  from_seq      INTEGER NOT NULL,
  to_seq        INTEGER,
  gone_at       INTEGER,
  -- The windows before it, as pairs of 8-byte seqs; NULL for nearly everybody.
  earlier       BLOB,
  delivered     INTEGER NOT NULL,
  delivered_at  INTEGER,
  read          INTEGER NOT NULL,
  read_at       INTEGER,
  -- The messages up to the entry at "read", so that unread is one subtraction.
  read_messages INTEGER NOT NULL,
  PRIMARY KEY (person, chat)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  chat      INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  author    BLOB    NOT NULL,
  kind      INTEGER NOT NULL,
  messages  INTEGER NOT NULL,
  client_id TEXT,
  -- A message's text, or the name of the group that was created.
  text      TEXT,
  reply_to  INTEGER,
  -- The ids of the people an activity names, one behind the other.
  people    BLOB,
  PRIMARY KEY (chat, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_of_client_id ON entry (chat, author, client_id)
  WHERE client_id IS NOT NULL;
