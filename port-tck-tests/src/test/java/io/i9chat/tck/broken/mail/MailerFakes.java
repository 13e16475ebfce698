package io.i9chat.tck.broken.mail;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Cases.Post;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.memory.InMemoryMailer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mailers that break a rule each. */
public final class MailerFakes {
  private MailerFakes() {}

  private static Fake mailer(String rule, String how, Function<Mailer, Mailer> breaking) {
    return new Fake(
        rule,
        how,
        Cases.MailerCase.class,
        () -> {
          InMemoryMailer mailbox = new InMemoryMailer();
          return new Post(breaking.apply(mailbox), mailbox);
        });
  }

  public static List<Fake> all() {
    return Stream.concat(arriving().stream(), expiring().stream()).toList();
  }

  private static List<Fake> arriving() {
    return List.of(
        mailer(
            "MAILER-1",
            "a mail waits for the next",
            good -> {
              AtomicReference<@Nullable Mail> held = new AtomicReference<>();
              return mail -> {
                Mail before = held.getAndSet(mail);
                if (before != null) {
                  good.send(before);
                }
              };
            }),
        mailer(
            "MAILER-2",
            "a subject is ASCII",
            good ->
                mail -> {
                  String ascii = mail.subject().replaceAll("[^ -~]", "?");
                  good.send(with(mail, ascii, mail.html()));
                }),
        mailer(
            "MAILER-2",
            "the HTML is that of another mail",
            good ->
                mail ->
                    good.send(
                        with(mail, mail.subject(), mail.html() == null ? null : "<p>Hello</p>"))));
  }

  private static Mail with(Mail mail, String subject, @Nullable String html) {
    return new Mail(mail.to(), subject, mail.text(), html, mail.code(), mail.expiresAt());
  }

  private static List<Fake> expiring() {
    return List.of(
        mailer(
            "MAILER-3",
            "a mail does not expire",
            good -> mail -> good.send(mail.expiringAt(Instant.MAX))),
        mailer(
            "MAILER-3",
            "what will expire is not sent",
            good ->
                mail -> {
                  if (mail.expiresAt() == null) {
                    good.send(mail);
                  }
                }));
  }
}
