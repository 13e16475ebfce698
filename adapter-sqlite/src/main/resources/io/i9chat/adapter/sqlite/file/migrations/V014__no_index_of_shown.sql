-- Every message paid for it. A history finds the end of a long run of reactions and edits by the count of messages,
-- which every entry has.
DROP INDEX IF EXISTS entry_shown;
