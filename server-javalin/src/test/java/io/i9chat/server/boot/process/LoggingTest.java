package io.i9chat.server.boot.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.i9chat.server.boot.settings.LogSettings;
import io.i9chat.server.operation.Call;
import io.i9chat.server.wire.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

/** What gets into the log by which settings, and how it looks there. */
class LoggingTest {
  private static final LoggerContext CONTEXT = (LoggerContext) LoggerFactory.getILoggerFactory();

  private final PrintStream err = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setErr(err);
    MDC.remove(Call.REQUEST_ID);
    // As tests with servers have it.
    Logging.apply(LogSettings.of("warn", "text"));
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static boolean writes(String logger, Level level) {
    return CONTEXT.getLogger(logger).isEnabledFor(level);
  }

  @Test
  void withoutSettingsTheServerSpeaksFromInfoOnAndLibrariesFromWarningsOn() {
    Logging.apply(LogSettings.DEFAULT);

    assertThat(writes("io.i9chat.server.boot.Main", Level.INFO)).isTrue();
    assertThat(writes("io.i9chat.server.boot.Main", Level.DEBUG)).isFalse();
    assertThat(writes("access", Level.INFO)).isTrue();
    assertThat(writes("org.eclipse.jetty.server", Level.WARN)).isTrue();
    assertThat(writes("org.eclipse.jetty.server", Level.INFO)).isFalse();
  }

  @Test
  void aLowLevelMakesNoLibraryTalkative() {
    Logging.apply(LogSettings.of("trace", "text"));

    assertThat(writes("io.i9chat.adapter.sqlite.chat.Writer", Level.TRACE)).isTrue();
    assertThat(writes("io.netty.channel", Level.INFO)).isFalse();
  }

  @Test
  void aHighLevelHoldsForLibrariesToo() {
    Logging.apply(LogSettings.of("ERROR", "text"));

    assertThat(writes("access", Level.WARN)).isFalse();
    assertThat(writes("org.neo4j.driver", Level.WARN)).isFalse();
    assertThat(writes("org.neo4j.driver", Level.ERROR)).isTrue();

    Logging.apply(LogSettings.of("off", "text"));
    assertThat(writes("io.i9chat", Level.ERROR)).isFalse();
    assertThat(writes("org.neo4j.driver", Level.ERROR)).isFalse();
  }

  @Test
  void singleLoggersHaveLevelsOfTheirOwn() {
    Logging.apply(LogSettings.of("warn, access=info ,org.neo4j.driver=debug", "text"));

    assertThat(writes("access", Level.INFO)).isTrue();
    assertThat(writes("io.i9chat", Level.INFO)).isFalse();
    assertThat(writes("org.neo4j.driver.Session", Level.DEBUG)).isTrue();
  }

  @Test
  void noSettingWritesWhatPeersSentBeforeACallWasUnderstood() {
    Logging.apply(LogSettings.of("trace,org.eclipse.jetty.http=trace", "text"));

    assertThat(writes("org.eclipse.jetty.http", Level.ERROR)).isFalse();
    assertThat(writes("org.eclipse.jetty.http.HttpParser", Level.ERROR)).isFalse();
    assertThat(writes("org.eclipse.jetty.util.HostPort", Level.ERROR)).isFalse();
  }

  @Test
  void aRecordIsOnePlainLineWithTheRequestIdIfThereIsOne() {
    Logging.apply(LogSettings.DEFAULT);
    org.slf4j.Logger log = LoggerFactory.getLogger("io.i9chat.server.Example");

    log.warn("one {}", 1);
    MDC.put(Call.REQUEST_ID, "0a1b");
    log.error("two", new IllegalStateException("broken"));

    assertThat(lines().get(0))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN Example: one 1");
    assertThat(lines().get(1)).matches("\\S+Z ERROR Example 0a1b: two");
    assertThat(lines().get(2)).isEqualTo("java.lang.IllegalStateException: broken");
    assertThat(lines().get(3)).startsWith("\tat " + LoggingTest.class.getName());
  }

  @Test
  void whatComesByJavaUtilLoggingIsWrittenAndHeldBackAlike() {
    Logging.apply(LogSettings.DEFAULT);
    java.util.logging.Logger library = java.util.logging.Logger.getLogger("org.example.library");

    library.info("chatter");
    library.warning("trouble");

    assertThat(lines()).singleElement().asString().endsWith(" WARN library: trouble");
  }

  @Test
  void eachLineOfJsonIsAnObjectWithTheRequestId() {
    Logging.apply(LogSettings.of("info", "json"));
    org.slf4j.Logger log = LoggerFactory.getLogger("io.i9chat.server.Example");

    log.info("plain");
    MDC.put(Call.REQUEST_ID, "0a1b");
    log.warn("a \"{}\"\n\ttwo\u0001 \u2028 \uD83D\uDE00 {}", "quote", "\\");
    log.error("three", new IllegalStateException("bro\nken", new RuntimeException("cause")));

    List<JsonNode> records = lines().stream().map(LoggingTest::json).toList();
    assertThat(records).hasSize(3);
    assertThat(records.get(0).get("level").stringValue()).isEqualTo("INFO");
    assertThat(records.get(0).get("loggerName").stringValue())
        .isEqualTo("io.i9chat.server.Example");
    assertThat(records.get(0).get("timestamp").longValue()).isPositive();
    assertThat(records.get(0).at("/mdc/requestId").isMissingNode()).isTrue();
    assertThat(records.get(1).get("formattedMessage").stringValue())
        .isEqualTo("a \"quote\"\n\ttwo\u0001 \u2028 \uD83D\uDE00 \\");
    assertThat(records.get(1).at("/mdc/requestId").stringValue()).isEqualTo("0a1b");
    assertThat(records.get(2).at("/throwable/message").stringValue()).isEqualTo("bro\nken");
    assertThat(records.get(2).at("/throwable/cause/message").stringValue()).isEqualTo("cause");
  }

  private static JsonNode json(String line) {
    return Json.shared().readTree(line);
  }
}
