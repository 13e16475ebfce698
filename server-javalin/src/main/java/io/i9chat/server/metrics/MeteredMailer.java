package io.i9chat.server.metrics;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** A mailer whose mails are counted, and that knows whether it took the last one. */
public final class MeteredMailer implements Mailer {
  private final Mailer mailer;
  private final Counter accepted;
  private final Counter failed;
  private volatile boolean up = true;

  MeteredMailer(MeterRegistry registry, Mailer mailer) {
    this.mailer = mailer;
    this.accepted = counter(registry, "accepted");
    this.failed = counter(registry, "failed");
  }

  private static Counter counter(MeterRegistry registry, String result) {
    return Counter.builder("i9chat.mails")
        .description("Mails that the mailer took, or could not take")
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void send(Mail mail) {
    boolean taken = false;
    try {
      mailer.send(mail);
      taken = true;
    } finally {
      up = taken;
      (taken ? accepted : failed).increment();
    }
  }

  /** Whether the last mail was taken, or none was sent yet. */
  public boolean isUp() {
    return up;
  }
}
