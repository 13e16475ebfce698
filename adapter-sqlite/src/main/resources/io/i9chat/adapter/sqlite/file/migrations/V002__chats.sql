-- Chats, who sees which part of them, and their logs: one row per entry, whoever is in.
-- "key" is a small surrogate of a chat's id, because every entry and index row repeats it.

CREATE TABLE chat (
  key         INTEGER PRIMARY KEY,
  id          BLOB    NOT NULL UNIQUE,
  opened_at   INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  -- The last entry: its seq (0 without one), the messages up to it, and its time.
  head        INTEGER NOT NULL,
  messages    INTEGER NOT NULL,
  head_at     INTEGER NOT NULL,
  -- The last message or activity: its seq (0 without one) and time (opened_at without one).
  last_seq    INTEGER NOT NULL,
  last_at     INTEGER NOT NULL,
  -- The two sides of a direct chat in the order of their ids; NULL in a group.
  low         BLOB,
  high        BLOB,
  -- How many are in a group, and what it shows of itself; NULL in a direct chat.
  members     INTEGER,
  admins      INTEGER,
  join_policy INTEGER,
  name        TEXT,
  description TEXT,
  picture     BLOB,
  preview     BLOB
) STRICT;

CREATE UNIQUE INDEX chat_of_pair ON chat (low, high) WHERE low IS NOT NULL;
CREATE INDEX chat_of_high ON chat (high) WHERE high IS NOT NULL;

-- Under which key of its opener a group was opened.
CREATE TABLE group_opening (
  opener     BLOB    NOT NULL,
  client_id  TEXT    NOT NULL,
  print_high INTEGER NOT NULL,
  print_low  INTEGER NOT NULL,
  chat       INTEGER NOT NULL,
  PRIMARY KEY (opener, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
  person        BLOB    NOT NULL,
  chat          INTEGER NOT NULL,
  standing      INTEGER NOT NULL,
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
  -- Whether they have sent a message.
  wrote         INTEGER NOT NULL,
  -- How they have the chat.
  cleared       INTEGER NOT NULL,
  muted_until   INTEGER,
  archived      INTEGER NOT NULL,
  pinned        INTEGER NOT NULL,
  -- The group as it was when they went; NULL while they are in.
  frozen        BLOB,
  PRIMARY KEY (person, chat)
) STRICT, WITHOUT ROWID;

-- All that a roster is made of, in one range.
CREATE INDEX membership_of_chat ON membership (chat, person, standing, from_seq, cleared, earlier)
  WHERE to_seq IS NULL;

CREATE TABLE entry (
  chat       INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  author     BLOB    NOT NULL,
  kind       INTEGER NOT NULL,
  messages   INTEGER NOT NULL,
  -- Of a message: its author's key, and the fingerprint of what was sent.
  client_id  TEXT,
  print_high INTEGER,
  print_low  INTEGER,
  reply_to   INTEGER,
  -- Of what is about a message: its seq.
  target     INTEGER,
  -- Of content: its type, NULL once it is withdrawn.
  form       INTEGER,
  -- The text or caption of content, the emoji of a reaction, the first name of a group.
  text       TEXT,
  -- The rest of content, the people an activity names, the profiles before and after a change.
  rest       BLOB,
  -- Of a message that has words: the id it is searched under.
  found      INTEGER,
  PRIMARY KEY (chat, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX entry_of_client_id ON entry (chat, author, client_id)
  WHERE client_id IS NOT NULL;
CREATE INDEX entry_about ON entry (chat, target, kind, author, seq) WHERE target IS NOT NULL;
CREATE INDEX entry_activity ON entry (chat, seq) WHERE kind BETWEEN 2 AND 9;

-- The words that messages are found by. Every word begins with its chat's key, so that a search
-- reads nothing of anybody else's chats; rowids begin with the message's time, so that the newest
-- come first without sorting. "edit" is the seq of the last edit, or of the message.
CREATE VIRTUAL TABLE found USING fts5(
  words, chat UNINDEXED, seq UNINDEXED, edit UNINDEXED,
  tokenize = "ascii tokenchars '_'", columnsize = 0
);
-- Words that are taken away are overwritten, not just marked.
INSERT INTO found (found, rank) VALUES ('secure-delete', 1);

-- Words of the last transactions that are not in there yet, each row those of one transaction.
CREATE TABLE found_lately (
  batch INTEGER PRIMARY KEY,
  lines BLOB    NOT NULL
) STRICT;
