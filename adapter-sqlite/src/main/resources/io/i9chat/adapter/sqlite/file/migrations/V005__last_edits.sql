-- The last edit of a message, however often it was edited.
CREATE INDEX entry_edit ON entry (chat, target, seq) WHERE kind = 10;
