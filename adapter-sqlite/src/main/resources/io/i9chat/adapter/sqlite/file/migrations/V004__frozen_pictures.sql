-- The picture that a group had when somebody went stays for them, whatever picture it has now.
CREATE TABLE media_frozen (
  media      BLOB    NOT NULL,
  person     BLOB    NOT NULL,
  chat       INTEGER NOT NULL,
  PRIMARY KEY (media, person, chat)
) STRICT, WITHOUT ROWID;
CREATE INDEX media_frozen_for ON media_frozen (person, chat);
