package io.i9chat.adapter.mail;

import static io.i9chat.adapter.mail.SmtpTests.FAST;
import static io.i9chat.adapter.mail.SmtpTests.files;

import io.i9chat.tck.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A spool in a folder of its own, with a mail server that does what a test wants. */
abstract class WithSpool {
  @TempDir Path data;
  final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T02:15:30.123Z"));
  final List<SmtpConfig.Fault> faults = new CopyOnWriteArrayList<>();
  ScriptedSmtp server = ScriptedSmtp.plain();

  // Opened by each test.
  @SuppressWarnings("NullAway.Init")
  Smtp smtp;

  final Smtp open(int port) {
    smtp = Smtp.open(SmtpTests.config(data, port).by(clock).tellingOf(faults::add), FAST);
    return smtp;
  }

  @AfterEach
  void close() {
    if (smtp != null) {
      smtp.close();
    }
    server.close();
  }

  final List<Path> spool() {
    return files(data.resolve("spool"));
  }

  final int deadPort() {
    int port = server.port();
    server.close();
    return port;
  }
}
