package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written can be carried by anything, and is read back as it was given. */
class MimeMailTest {
  private static final EmailAddress ADA = new EmailAddress("a.d+a=b@xn--bcher-kva.example");

  /** The longest line in characters: 78 (RFC 5322, 2.1.1), and a header's name before a word. */
  private static final int MOST = 86;

  private static final Sender SENDER = new Sender("i9chat", "i9chat@localhost", "i9chat.localhost");

  private static final Instant AT = Instant.parse("2026-03-01T23:59:59.999Z");

  private static String written(String subject, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MimeMail.of(
              new Mail(ADA, "unused", text), subject, SENDER, AT, "20260301T235959.999Z-0123456789")
          .writeTo(bytes);
    } catch (IOException | MessagingException failed) {
      throw new AssertionError(failed);
    }
    return bytes.toString(US_ASCII);
  }

  private static MimeMessage read(String eml) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(eml.getBytes(US_ASCII)));
  }

  private static void assertArrives(String subject, String text) throws Exception {
    String eml = written(subject, text);
    assertThat(eml.chars()).allMatch(c -> c < 0x7f);
    assertThat(eml.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(eml.split("\r\n", -1)).allMatch(line -> line.length() <= MOST);
    MimeMessage mail = read(eml);
    assertThat(mail.getSubject()).isEqualTo(subject);
    assertThat(content(mail)).isEqualTo(text);
    assertThat(Collections.list(mail.getAllHeaders())).hasSize(9);
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  /** The text, whose line breaks are CRLF on the wire. */
  private static String content(MimeMessage mail) throws IOException, MessagingException {
    return ((String) mail.getContent()).replace("\r\n", "\n");
  }

  @Test
  void recipientSenderDateAndIdAreRead() throws Exception {
    MimeMessage mail = read(written("Hi", "text"));
    assertThat(mail.getRecipients(Message.RecipientType.TO))
        .extracting(Object::toString)
        .containsExactly(ADA.value());
    assertThat(mail.getFrom())
        .extracting(Object::toString)
        .containsExactly("i9chat <i9chat@localhost>");
    assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-03-01T23:59:59Z"));
    assertThat(mail.getMessageID()).isEqualTo("<20260301T235959.999Z-0123456789@i9chat.localhost>");
    assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Your i9chat code",
        " spaces around ",
        "Grüße aus Köln",
        "你好，这是一个很长的主题，长到必须分成好几个编码字才能放进邮件头里面",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦",
        "=?UTF-8?B?SGFja2Vk?=",
        "a subject in plain ASCII that is much too long to go into one line of a mail as it is",
        "next\u0085line\u2028line\u007fdelete"
      })
  void everySubjectArrives(String subject) throws Exception {
    assertArrives(subject, "text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org", "x\rBcc: e", "\0"})
  void noSubjectAddsAHeader(String subject) throws Exception {
    String eml = written(subject, "text");
    assertThat(eml).doesNotContain("Bcc").doesNotContain("\0");
    assertThat(Collections.list(read(eml).getAllHeaders())).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: eve@example.org", "a\nb", "a\rb", "a\0b", "a\u0085b"})
  void noNameOfASenderAddsAHeader(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sender(name, "i9chat@localhost", "i9chat.localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i9chat",
        "Grüße, \"you\" <eve@example.org>",
        "你好",
        "a, b; c:",
        "=?UTF-8?B?SA==?=",
        "=? ü"
      })
  void everyNameOfASenderArrives(String name) throws Exception {
    Sender sender = new Sender(name, "chat@example.org", "example.org");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MimeMail.of(new Mail(ADA, "Hi", "text"), "Hi", sender, AT, "id").writeTo(bytes);
    MimeMessage mail = read(bytes.toString(US_ASCII));

    assertThat(mail.getFrom()).hasSize(1);
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("chat@example.org");
    assertThat(from.getPersonal()).isEqualTo(name);
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\nafter two empty lines",
        "ends with a line break\n",
        "ends with spaces  \nand a tab\t",
        "Grüße, 你好, 👋",
        "a=b =3D =\n=",
        ".\n..\nFrom me",
        "a lone \r return and \u0000 \u001b controls"
      })
  void everyTextArrives(String text) throws Exception {
    assertArrives("Hi", text);
  }

  @Test
  void textOfEveryKindAndLengthArrives() throws Exception {
    String[] pieces = {"a", " ", "\t", "=", "\n", "ü", "语", "👋", ".", "-", "word "};
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(400); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String line = text.toString().replace("\n", "").replace("\t", "");
      int characters = Math.min(50, line.codePointCount(0, line.length()));
      assertArrives(line.substring(0, line.offsetByCodePoints(0, characters)), text.toString());
    }
  }
}
