-- Which store this is; the data folder has the id too, so that a missing database is noticed.
CREATE TABLE store (
  id         BLOB    NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
