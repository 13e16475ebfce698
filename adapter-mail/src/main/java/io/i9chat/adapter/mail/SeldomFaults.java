package io.i9chat.adapter.mail;

import io.i9chat.adapter.mail.SmtpConfig.Cause;
import io.i9chat.adapter.mail.SmtpConfig.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of faults, of the same cause at most once in five minutes, and of their end. */
final class SeldomFaults {
  private static final Logger LOG = LoggerFactory.getLogger(SeldomFaults.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Consumer<Fault> listener;
  private final Map<Cause, Instant> told = new EnumMap<>(Cause.class);
  private boolean isDown;

  SeldomFaults(Consumer<Fault> listener) {
    this.listener = listener;
  }

  /** No mail can be sent. */
  void down(Fault fault, Instant now) {
    Instant before = told.get(fault.cause());
    if (before == null || !now.isBefore(before.plus(PAUSE))) {
      told.put(fault.cause(), now);
      isDown = true;
      tell(fault);
    }
  }

  /** A mail was sent. */
  void up() {
    if (isDown) {
      isDown = false;
      tell(new Fault(Cause.NONE, "mails are sent again"));
    }
  }

  private void tell(Fault fault) {
    try {
      listener.accept(fault);
    } catch (RuntimeException failed) {
      LOG.warn("a fault of the mail server was not told", failed);
    }
  }
}
