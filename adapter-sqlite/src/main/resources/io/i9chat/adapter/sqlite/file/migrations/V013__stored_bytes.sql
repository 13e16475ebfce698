-- How many bytes people store: what they ever said, by chat, in rows that their messages change anyway;
-- and in their profiles their objects, less what was withdrawn of what they said. The former only
-- grows, so the writer can know its sum. The figures are those of Weight in chat-ports. "form" is NULL
-- of what has no body; kinds 1, 10 and 12 are messages, edits and reactions.
ALTER TABLE membership ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
ALTER TABLE profile ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;

-- Materialized, for else the text of every row is written to a temporary file and sorted.
WITH kept AS MATERIALIZED (
  SELECT chat, author,
    256 + iif(form IS NULL, 0, 256 + 4 * length(coalesce(text, ''))) AS bytes
  FROM entry WHERE kind IN (1, 10, 12)
)
UPDATE membership SET stored = said.bytes
FROM (SELECT chat, author, sum(bytes) AS bytes FROM kept GROUP BY chat, author) said
WHERE membership.person = said.author AND membership.chat = said.chat;
UPDATE profile SET stored = held.bytes
FROM (SELECT owner, sum(size) AS bytes FROM media WHERE unused IS NOT 2 GROUP BY owner) held
WHERE profile.person = held.owner;

-- Triggers count objects and what is withdrawn, so that no statement can forget to. What appending
-- adds is summed up by the writer, for a trigger there costs every message a tenth more.
CREATE TRIGGER stored_withdrawal AFTER UPDATE OF form ON entry
WHEN old.form IS NOT NULL AND new.form IS NULL BEGIN
  UPDATE profile SET stored = stored - 256 - 4 * length(coalesce(old.text, ''))
  WHERE person = old.author;
END;

CREATE TRIGGER stored_object AFTER INSERT ON media WHEN new.unused IS NOT 2 BEGIN
  UPDATE profile SET stored = stored + new.size WHERE person = new.owner;
END;
CREATE TRIGGER stored_condemned AFTER UPDATE OF unused ON media
WHEN old.unused IS NOT 2 AND new.unused IS 2 BEGIN
  UPDATE profile SET stored = stored - old.size WHERE person = old.owner;
END;
-- A picture that is set again ends and begins to be used in one transaction.
CREATE TRIGGER stored_used_again AFTER UPDATE OF unused ON media
WHEN old.unused IS 2 AND new.unused IS NOT 2 BEGIN
  UPDATE profile SET stored = stored + new.size WHERE person = new.owner;
END;
CREATE TRIGGER stored_forgotten AFTER DELETE ON media WHEN old.unused IS NOT 2 BEGIN
  UPDATE profile SET stored = stored - old.size WHERE person = old.owner;
END;
