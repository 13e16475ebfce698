package io.i9chat.adapter.mail;

import static io.i9chat.adapter.mail.SmtpTests.ADA;
import static io.i9chat.adapter.mail.SmtpTests.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.PortFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in a folder of mails when its disk fails. */
class MailFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:15:30.123Z");
  private static final Sender SENDER = new Sender("i9chat", "chat@example.org", "example.org");

  @TempDir Path data;

  @Test
  void nothingIsLeftOfAMailWhoseNameIsNotSafe() {
    MailFolder folder =
        MailFolder.open(
            data,
            names -> {
              throw new IOException("the disk fails");
            });
    MailName name = folder.newName(NOW, null);
    MimeMail message = MimeMail.of(mail(ADA, "hello"), "hello", SENDER, NOW, name.id());
    assertThatExceptionOfType(PortFailure.class)
        .isThrownBy(() -> folder.put(name, message))
        .withRootCauseInstanceOf(IOException.class);
    assertThat(SmtpTests.files(data)).isEmpty();
  }
}
