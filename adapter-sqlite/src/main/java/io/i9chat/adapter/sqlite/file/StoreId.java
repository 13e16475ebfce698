package io.i9chat.adapter.sqlite.file;

import io.i9chat.adapter.sqlite.engine.Sql;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The id of a store, which its database and its data folder both have. */
public final class StoreId {
  private static final int BYTES = 16;
  private static final String TABLE =
      "SELECT 1 FROM sqlite_schema, pragma_application_id WHERE name = 'store' AND application_id ="
          + " "
          + Migrations.APPLICATION_ID;
  private static final String FIND = "SELECT id FROM store";
  private static final String MAKE = "INSERT INTO store (id) VALUES (?)";

  private StoreId() {}

  /** The id of the database, {@code null} if it has none yet. */
  public static byte @Nullable [] find(Sql sql) throws SQLException {
    return sql.on(TABLE).any() ? sql.on(FIND).first(row -> row.getBytes(1)) : null;
  }

  /**
   * The id of a database of this version, which gets one if it has none.
   *
   * @param known the folder's, for a database that is older than its id; {@code null} for a new one
   */
  public static byte[] obtain(Sql sql, byte @Nullable [] known) throws SQLException {
    byte[] found = find(sql);
    if (found != null) {
      return found;
    }
    byte[] id = known;
    if (id == null) {
      id = new byte[BYTES];
      new SecureRandom().nextBytes(id);
    }
    sql.on(MAKE).with(id).run();
    return id;
  }
}
