package io.i9chat.server.boot.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.i9chat.server.boot.settings.LogSettings;
import io.i9chat.server.operation.Call;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends the log to standard error, without what libraries chat about. Logback finds this class by
 * itself (META-INF/services), so that nothing is written in a way of its own before settings are
 * read.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  /** The server's own loggers; those of libraries speak up only when something is wrong. */
  private static final List<String> OWN = List.of("io.i9chat", "access");

  /**
   * What never gets into the log: what peers sent before any call was understood, such as a {@code
   * Host} that is none, and the stack trace of a library that cannot be loaded, for the failure
   * itself says it.
   */
  private static final List<String> NEVER =
      List.of(
          "org.eclipse.jetty.http",
          "org.eclipse.jetty.util.HostPort",
          "org.sqlite.SQLiteJDBCLoader");

  private static final String TEXT =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %level %logger{0}%replace(%X{"
          + Call.REQUEST_ID
          + "}){'^(.)', ' $1'}: %msg%n%ex";

  /** Made by Logback. */
  public Logging() {}

  /** Until the settings are known. */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    apply(context, LogSettings.DEFAULT);
    // What libraries write by java.util.logging gets here, and by the same levels.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Goes by these settings from now on. */
  static void apply(LogSettings settings) {
    apply((LoggerContext) LoggerFactory.getILoggerFactory(), settings);
  }

  private static void apply(LoggerContext context, LogSettings settings) {
    context.reset();
    LevelChangePropagator levels = new LevelChangePropagator();
    levels.setContext(context);
    levels.start();
    context.addListener(levels);
    boolean moreThanWarnings = settings.level().isGreaterOrEqual(Level.WARN);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(moreThanWarnings ? settings.level() : Level.WARN);
    OWN.forEach(name -> context.getLogger(name).setLevel(settings.level()));
    settings.loggers().forEach((name, level) -> context.getLogger(name).setLevel(level));
    NEVER.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
    root.addAppender(console(context, settings.format()));
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext context, LogSettings.Format format) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(context, format));
    console.start();
    return console;
  }

  static Encoder<ILoggingEvent> encoder(LoggerContext context, LogSettings.Format format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case TEXT -> text();
          case JSON -> json();
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(TEXT);
    return encoder;
  }

  private static Encoder<ILoggingEvent> json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    return encoder;
  }
}
