-- What is about messages, each kind in the order in which it is read: reactions come by author with
-- all that is shown of them.
CREATE INDEX entry_deletion ON entry (chat, target, seq) WHERE kind = 11;
CREATE INDEX entry_reaction ON entry (chat, target, author, seq, kind, text)
  WHERE kind BETWEEN 12 AND 13;
