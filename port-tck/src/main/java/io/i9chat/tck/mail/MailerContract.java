package io.i9chat.tck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.mail.Mailer;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link io.i9chat.ports.mail.Mailer}. */
public interface MailerContract {
  /** The mailer under test; the same at every call within a test. */
  Mailer mailer();

  /**
   * The newest mail to an address, read from where mails go (the file, the mail server), not from
   * the mailer's own memory.
   */
  Optional<DeliveredMail> lastMailTo(EmailAddress address);

  /** What the time is for the mailer. */
  default Instant now() {
    return Instant.now();
  }

  @Test
  @Rule("MAILER-1")
  default void aMailIsThereWhenTheCallReturns() {
    EmailAddress ada = Fresh.email();
    assertThat(lastMailTo(ada)).isEmpty();
    for (int i = 0; i < 3; i++) {
      mailer().send(new Mail(ada, "Mail " + i, "Text " + i));
      assertThat(lastMailTo(ada))
          .contains(new DeliveredMail(List.of(ada), "Mail " + i, "Text " + i));
    }
  }

  @Test
  @Rule("MAILER-1")
  default void manyMailsAtOnceAreEachThere() {
    Race.of(
        16,
        i -> {
          EmailAddress person = Fresh.email();
          mailer().send(new Mail(person, "To number " + i, "Hello\n"));
          assertThat(lastMailTo(person))
              .contains(new DeliveredMail(List.of(person), "To number " + i, "Hello\n"));
          return i;
        });
  }

  @Test
  @Rule("MAILER-2")
  default void aMailHasOneRecipient() {
    EmailAddress ada = Fresh.email();
    EmailAddress bob = Fresh.email();
    mailer().send(new Mail(ada, "For Ada", "Cc: " + bob + "\nBcc: " + bob + "\n\nHello"));
    assertThat(lastMailTo(bob)).isEmpty();
    mailer().send(new Mail(bob, "For Bob, " + ada, "Hello"));
    assertThat(lastMailTo(ada).orElseThrow().to()).containsExactly(ada);
    assertThat(lastMailTo(ada).orElseThrow().subject()).isEqualTo("For Ada");
    assertThat(lastMailTo(bob).orElseThrow().to()).containsExactly(bob);
  }

  @Test
  @Rule("MAILER-2")
  default void subjectAndTextArriveAsTheyWereGiven() {
    List<String> subjects =
        List.of(
            "Your code",
            "Ваш код — 😀",
            "漢字かな交じり文".repeat(12),
            "=?UTF-8?Q?not_encoded?=",
            "a \"quoted\" <subject>; x=y, (z) \\ ü",
            "word ".repeat(40) + "end");
    List<String> texts =
        List.of(
            "One line",
            "Привет, Ада!\n\nКод: 123456\n",
            "😀".repeat(1_500),
            ".\n..\nFrom here\n-- \n=20=3D\n\ttab\n  spaces  \n",
            "x".repeat(3_000) + "\nend",
            "first\n\n\nlast\n\n");
    for (int i = 0; i < subjects.size(); i++) {
      EmailAddress to = Fresh.email();
      mailer().send(new Mail(to, subjects.get(i), texts.get(i)));
      assertThat(lastMailTo(to))
          .contains(new DeliveredMail(List.of(to), subjects.get(i), texts.get(i)));
    }
  }

  @Test
  @Rule("MAILER-2")
  default void htmlArrivesBesideTheTextOrNotAtAll() {
    EmailAddress to = Fresh.email();
    String html = "<!DOCTYPE html>\n<p class=\"a=b\">Привет, &lt;Ada&gt; 😀</p>\n.\n";
    mailer().send(new Mail(to, "Two bodies", "Hello\n", html, null, null));
    assertThat(lastMailTo(to))
        .hasValueSatisfying(mail -> {
          assertThat(mail.text()).isEqualTo("Hello\n");
          assertThat(mail.html()).isIn(html, null);
        });
  }

  @Test
  @Rule("MAILER-3")
  default void aMailThatHasExpiredIsNotDelivered() {
    EmailAddress ada = Fresh.email();
    Mail dead = new Mail(ada, "Dead", "text").expiringAt(now().minus(Duration.ofSeconds(2)));
    mailer().send(dead);
    assertThat(lastMailTo(ada)).isEmpty();

    mailer().send(new Mail(ada, "Alive", "text").expiringAt(now().plus(Duration.ofHours(1))));
    mailer().send(dead);
    assertThat(lastMailTo(ada)).contains(new DeliveredMail(List.of(ada), "Alive", "text"));
  }
}
