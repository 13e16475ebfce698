package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reading single columns, counted from 1. */
public final class Rows {
  private Rows() {}

  public static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** The first whole millisecond not before {@code time}, so that no bound is rounded away. */
  public static long millisUp(Instant time) {
    Instant whole = time.truncatedTo(ChronoUnit.MILLIS);
    return whole.toEpochMilli() + (whole.equals(time) ? 0 : 1);
  }

  public static PersonId person(ResultSet row, int column) throws SQLException {
    return new PersonId(Bytes.uuid(row.getBytes(column)));
  }

  public static MediaId mediaId(ResultSet row, int column) throws SQLException {
    return new MediaId(Bytes.uuid(row.getBytes(column)));
  }

  public static @Nullable MediaId media(ResultSet row, int column) throws SQLException {
    byte @Nullable [] id = row.getBytes(column);
    return id == null ? null : new MediaId(Bytes.uuid(id));
  }

  public static ChatId chat(ResultSet row, int column) throws SQLException {
    return new ChatId(Bytes.uuid(row.getBytes(column)));
  }
}
