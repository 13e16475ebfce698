package io.i9chat.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Remembers what a logger writes until it is closed; the logger's level is its own again then. */
public final class LogCapture implements AutoCloseable {
  private final Logger logger;
  private final Level before;
  private final List<ILoggingEvent> records = new CopyOnWriteArrayList<>();

  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent record) {
          records.add(record);
        }
      };

  private LogCapture(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    before = logger.getLevel();
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.addAppender(appender);
  }

  /** Remembers what is written by the logger of this name, and those below it. */
  public static LogCapture of(String name) {
    return new LogCapture(name);
  }

  /** The same of every logger. */
  public static LogCapture ofAll() {
    return of(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Has the logger write from this level on. */
  public LogCapture from(Level level) {
    logger.setLevel(level);
    return this;
  }

  /** What was written, in its order. */
  public List<ILoggingEvent> records() {
    return records;
  }

  /** The texts of what was written. */
  public List<String> messages() {
    return records.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setLevel(before);
  }
}
