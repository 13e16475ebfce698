-- The indexes of the next step stand in its place. In a step before theirs, so that they are built in
-- the pages that it leaves, and the file grows by less.
DROP INDEX entry_about;
