package io.i9chat.server.boot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends the log to standard error, one plain line a record, without what libraries chat about. */
final class Logging {
  /** Kept here, for the logging library forgets the levels of unreferenced loggers. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("io.javalin"),
          Logger.getLogger("org.neo4j"));

  /** Tells of a library that cannot be loaded with a stack trace; the failure itself says it. */
  private static final Logger LOADER = Logger.getLogger("org.sqlite.SQLiteJDBCLoader");

  /** Repeat what peers sent, such as a {@code Host} that is none, into the log. */
  private static final List<Logger> REPEATING =
      List.of(
          Logger.getLogger("org.eclipse.jetty.http"),
          Logger.getLogger("org.eclipse.jetty.util.HostPort"));

  private Logging() {}

  /** Nothing that peers sent before any call was understood gets into the log. */
  static void keepOutWhatPeersSent() {
    REPEATING.forEach(logger -> logger.setLevel(Level.OFF));
  }

  static void install() {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler console = new ConsoleHandler();
    console.setFormatter(new OneLine());
    root.addHandler(console);
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    LOADER.setLevel(Level.OFF);
  }

  /** Keeps libraries silent while a command says in one line what went wrong. */
  static void silence() {
    Logger.getLogger("").setLevel(Level.OFF);
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord log) {
      StringWriter line = new StringWriter();
      line.append(Instant.ofEpochMilli(log.getMillis()).truncatedTo(ChronoUnit.MILLIS).toString())
          .append(' ')
          .append(log.getLevel().getName())
          .append(' ')
          .append(shortName(String.valueOf(log.getLoggerName())))
          .append(": ")
          .append(formatMessage(log))
          .append(System.lineSeparator());
      if (log.getThrown() != null) {
        log.getThrown().printStackTrace(new PrintWriter(line, true));
      }
      return line.toString();
    }

    private static String shortName(String logger) {
      return logger.substring(logger.lastIndexOf('.') + 1);
    }
  }
}
