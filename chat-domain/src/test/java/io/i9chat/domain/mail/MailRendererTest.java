package io.i9chat.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.mail.Mail;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both bodies of a mail, of one letter. */
class MailRendererTest {
  private static final EmailAddress ADA = new EmailAddress("ada@example.org");
  private static final MailRenderer RENDERER =
      new MailRenderer(new MailSettings("Tea & <Talk>", URI.create("https://tea.example/")));

  private static String html(Mail mail) {
    return Objects.requireNonNull(mail.html());
  }

  @Test
  void thePlainTextHasShortLinesTheCodeAndWhomItIsFrom() {
    Letter letter =
        Letter.of(
                "Your code",
                "The words of a paragraph are broken into lines\n of at most seventy-two"
                    + " characters, wherever they were broken before.",
                "If this was not you, ignore this mail.")
            .withCode("123456");

    assertThat(RENDERER.mail(ADA, letter).text())
        .isEqualTo(
            """
            The words of a paragraph are broken into lines of at most seventy-two
            characters, wherever they were broken before.

            The code is: 123456

            If this was not you, ignore this mail.

            --\s
            Tea & <Talk>
            https://tea.example/
            """);
  }

  @Test
  void theHtmlSaysTheSameInTheSameOrder() {
    Mail mail = RENDERER.mail(ADA, Letter.of("Your code", "First.", "Second.").withCode("123456"));

    assertThat(html(mail))
        .startsWith("<!DOCTYPE html>")
        .containsSubsequence(
            "<title>Your code</title>",
            "<p>First.</p>",
            "<p class=\"code\">123456</p>",
            "<p>Second.</p>",
            "<a href=\"https://tea.example/\">https://tea.example/</a>",
            "</html>");
    assertThat(mail.code()).isEqualTo("123456");
    assertThat(mail.subject()).isEqualTo("Your code");
  }

  @Test
  void textIsNeverMarkup() {
    Mail mail =
        RENDERER.mail(ADA, Letter.of("<b>", "<script>alert('\"&amp;\"')</script>").withCode("<i>"));

    assertThat(html(mail))
        .contains(
            "<title>&lt;b&gt;</title>",
            "<p>&lt;script&gt;alert(&#39;&quot;&amp;amp;&quot;&#39;)&lt;/script&gt;</p>",
            "<p class=\"code\">&lt;i&gt;</p>",
            "Tea &amp; &lt;Talk&gt;")
        .doesNotContain("<script", "<b>", "<i>", "<Talk>");
  }

  @Test
  void theHtmlIsReadableOnLightAndDarkAndLoadsNothing() {
    String html = html(RENDERER.mail(ADA, Letter.of("Hi", "Hello.")));

    assertThat(html)
        .contains(
            "<meta name=\"color-scheme\" content=\"light dark\">",
            "@media (prefers-color-scheme: dark)")
        .doesNotContainIgnoringCase("<img", "url(", "@import", "<link", "src=");
  }

  @Test
  void withoutAPlaceNoneIsNamed() {
    Mail mail = new MailRenderer(MailSettings.DEFAULT).mail(ADA, Letter.of("Hi", "Hello."));

    assertThat(mail.text()).isEqualTo("Hello.\n\n-- \ni9chat\n");
    assertThat(html(mail)).doesNotContain("<a ");
    assertThat(mail.code()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " i9chat", "a\nb", "a\rBcc: eve", "a\u2028b", "a\u0000", "\u200b"})
  void aProductHasANameOfOneLine(String name) {
    assertThat(MailSettings.isName(name)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new MailSettings(name, null));
  }

  @Test
  void aProductHasANameOfAtMostSixtyCharacters() {
    assertThat(MailSettings.isName("😀".repeat(60))).isTrue();
    assertThat(MailSettings.isName("x".repeat(61))).isFalse();
  }
}
