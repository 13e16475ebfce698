package io.i9chat.adapter.sqlite.file;

import io.i9chat.adapter.sqlite.engine.Connections;
import io.i9chat.adapter.sqlite.engine.Failures;
import io.i9chat.adapter.sqlite.engine.QueuedCall;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.spi.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * Reads a database without holding its folder, beside the server that may run on it: in one
 * snapshot, which the write-ahead log keeps apart from what is written meanwhile.
 */
public final class BesideServer {
  private static final String COPY = "VACUUM INTO ?";

  private BesideServer() {}

  /** Reads in one snapshot. */
  public static <T> T read(Path database, QueuedCall.Work<Sql, T> work) {
    try {
      if (!Files.exists(database)) {
        throw new PortFailure("it is missing");
      }
      try (Sql sql = Connections.reader(database)) {
        sql.begin();
        try {
          return work.on(sql);
        } finally {
          sql.rollback();
        }
      }
    } catch (SQLException | RuntimeException failed) {
      throw Failures.of("cannot read " + database, failed);
    }
  }

  /** Copies the database as it is now, without what was deleted, into a new file of the owner's. */
  public static void copy(Path database, Path target) {
    try {
      if (!Files.exists(database)) {
        throw new PortFailure("it is missing");
      }
      // SQLite takes an empty file for one that is not there, and keeps its mode.
      Files.createFile(target, OwnerOnly.on(target).file());
      try (Sql sql = Connections.reader(database)) {
        sql.on(COPY).with(target.toString()).run();
      }
      try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
        file.force(true);
      }
    } catch (SQLException | IOException | RuntimeException failed) {
      throw Failures.of("cannot copy " + database + " into " + target, failed);
    }
  }
}
