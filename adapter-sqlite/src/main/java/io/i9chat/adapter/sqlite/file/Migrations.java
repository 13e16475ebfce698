package io.i9chat.adapter.sqlite.file;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the version of this software, one file and one transaction per step. The
 * version is SQLite's {@code user_version}; files that were released never change.
 */
public final class Migrations {
  /** "i9ch" in ASCII: tells our files from any other SQLite file. */
  public static final int APPLICATION_ID = 0x69396368;

  public static final List<String> STEPS =
      List.of(
          "V001__people.sql",
          "V002__chats.sql",
          "V003__media.sql",
          "V004__frozen_pictures.sql",
          "V005__last_edits.sql",
          "V006__store.sql",
          "V007__pictures_of_groups.sql",
          "V008__deleted_messages.sql",
          "V009__disabled_accounts.sql",
          "V010__shown_receipts.sql",
          "V011__index_of_abouts_dropped.sql",
          "V012__histories.sql",
          "V013__stored_bytes.sql",
          "V014__no_index_of_shown.sql",
          "V015__external_ids.sql");

  /** The version of this software. */
  public static final int VERSION = STEPS.size();

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @throws PortFailure if the database is newer than this software, or not ours
   */
  public static void apply(Sql sql) throws SQLException {
    long version = pragma(sql, "PRAGMA user_version");
    long owner = pragma(sql, "PRAGMA application_id");
    boolean empty = !sql.on("SELECT 1 FROM sqlite_schema LIMIT 1").any();
    if (owner != APPLICATION_ID && !(empty && owner == 0 && version == 0)) {
      throw new PortFailure("it is the database of another application");
    }
    if (version > STEPS.size()) {
      throw new PortFailure(
          "its version is %d and this software knows versions up to %d; start a newer release"
              .formatted(version, STEPS.size()));
    }
    for (int step = (int) version; step < STEPS.size(); step++) {
      apply(sql, step);
    }
  }

  private static void apply(Sql sql, int step) throws SQLException {
    String name = STEPS.get(step);
    sql.beginWriting();
    try {
      sql.script(text(name));
      sql.script("PRAGMA application_id = " + APPLICATION_ID);
      sql.script("PRAGMA user_version = " + (step + 1));
      sql.commit();
    } catch (SQLException | RuntimeException failed) {
      sql.rollback();
      throw failed;
    }
    LOG.debug("Database brought to version {} by {}", step + 1, name);
  }

  private static long pragma(Sql sql, String text) throws SQLException {
    return Objects.requireNonNull(sql.on(text).first(row -> row.getLong(1)), text);
  }

  private static String text(String name) {
    try (InputStream file = Migrations.class.getResourceAsStream("migrations/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
