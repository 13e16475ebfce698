package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.PortFailure;
import org.jspecify.annotations.Nullable;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite says into words an operator can act on. */
public final class Failures {
  private Failures() {}

  public static PortFailure of(String what, Throwable cause) {
    return new PortFailure(what + ": " + reason(cause), cause);
  }

  /** The failure, which names the file if that is at fault. */
  public static Throwable in(Sql sql, Throwable failure) {
    return isOfTheDisk(failure) || isDamage(failure) ? of(sql.file(), failure) : failure;
  }

  /** Whether a part of the file is not as it was written. */
  static boolean isDamage(@Nullable Throwable failure) {
    return failure instanceof SQLiteException sqlite
        && primary(sqlite) == SQLiteErrorCode.SQLITE_CORRUPT;
  }

  private static String reason(Throwable cause) {
    if (cause.getCause() instanceof NativeLibraryNotFoundException) {
      return "SQLite's library cannot be loaded from java.io.tmpdir=%s; is that mounted noexec?"
          .formatted(System.getProperty("java.io.tmpdir"));
    }
    if (!(cause instanceof SQLiteException sqlite)) {
      return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
    return switch (primary(sqlite)) {
      case SQLITE_FULL -> "the disk is full";
      case SQLITE_NOTADB -> "the file is not a database";
      case SQLITE_CORRUPT -> "the file is damaged";
      case SQLITE_READONLY -> "the file cannot be written";
      case SQLITE_CANTOPEN -> "the file cannot be opened";
      case SQLITE_INTERRUPT -> "it took too long";
      case SQLITE_BUSY -> "the file is locked by another process";
      case SQLITE_IOERR -> "reading or writing the disk failed (" + sqlite.getMessage() + ")";
      default -> String.valueOf(sqlite.getMessage());
    };
  }

  /** Whether SQLite ended the statement at its deadline. */
  public static boolean isLate(Throwable failure) {
    return failure instanceof SQLiteException sqlite
        && primary(sqlite) == SQLiteErrorCode.SQLITE_INTERRUPT;
  }

  /**
   * Whether the file or the disk is at fault, so that doing the same work again is no use. A
   * damaged part of the file is not among it: other work may not meet it.
   */
  public static boolean isOfTheDisk(Throwable failure) {
    return failure instanceof SQLiteException sqlite
        && switch (primary(sqlite)) {
          case SQLITE_FULL, SQLITE_IOERR, SQLITE_NOTADB, SQLITE_READONLY, SQLITE_CANTOPEN -> true;
          default -> false;
        };
  }

  /** The code without its extended part. */
  private static SQLiteErrorCode primary(SQLiteException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
  }
}
