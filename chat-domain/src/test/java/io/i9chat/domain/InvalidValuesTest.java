package io.i9chat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.people.ExternalId;
import io.i9chat.ports.model.people.GeoPoint;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a developer is told of a value that breaks the rules of its type. */
final class InvalidValuesTest {
  private static Arguments shown(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  static Stream<Arguments> shown() {
    return Stream.of(
        shown(
            () -> new Username("x"),
            "Username \"x\" must have 3 to 30 letters, digits, _ or -, the first and last a letter"
                + " or digit"),
        shown(() -> ChatId.parse("7"), "ChatId \"7\" must be a UUID"),
        shown(
            () -> new ExternalId("a\nb"),
            "ExternalId \"a\\u{a}b\" must not hold control characters"),
        shown(
            () -> new ExternalId("a".repeat(256)),
            "ExternalId \"" + "a".repeat(60) + "…\" must have 1 to 255 characters"),
        shown(() -> new ClientId(""), "ClientId \"\" must have 1 to 64 characters"),
        shown(() -> new DisplayName("  "), "DisplayName \"  \" must not be blank"),
        shown(() -> new Emoji("no"), "Emoji \"no\" must be one emoji"),
        shown(() -> new EmailAddress("ada@"), "EmailAddress must be an e-mail address"),
        shown(() -> new Password("short"), "Password must have 8 to 128 characters"),
        shown(() -> new Bio("b".repeat(151)), "Bio must have 0 to 150 characters"),
        shown(() -> new Content.Text(" "), "Text must not be blank"),
        shown(() -> new GeoPoint(91, 0), "GeoPoint lat must be -90 to 90"));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void namesItsTypeAndItsValueUnlessThatIsAPersonsOwn(ThrowingCallable call, String message) {
    Throwable thrown = ThrowableAssert.catchThrowable(call);

    assertThat(thrown).isInstanceOf(InvalidValue.class).hasMessage(message);
    String reason = ((InvalidValue) thrown).reason();
    assertThat(message).endsWith(" " + reason);
    assertThat(reason).doesNotContain("\"");
  }
}
