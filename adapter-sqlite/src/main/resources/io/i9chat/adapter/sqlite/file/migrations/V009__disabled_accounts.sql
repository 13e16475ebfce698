-- Whether an operator has disabled the account: it has no sessions and gets none.
ALTER TABLE account ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
