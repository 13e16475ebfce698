package io.i9chat.adapter.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalCodecTest {
  private static final int ROUNDS = 100;

  private final RandomValues values = new RandomValues(7);

  static Stream<Class<?>> signals() {
    return Leaves.of(Signal.class);
  }

  static Stream<Class<?>> payloads() {
    return Leaves.of(Payload.class);
  }

  static Stream<Class<?>> contents() {
    return Leaves.of(Content.class);
  }

  @ParameterizedTest
  @MethodSource("signals")
  void everySignalComesBackAsItWas(Class<? extends Signal> type) throws Unreadable {
    for (int i = 0; i < ROUNDS; i++) {
      assertComesBack(List.of(values.of(type)));
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyPayloadComesBackAsItWas(Class<? extends Payload> type) throws Unreadable {
    for (int i = 0; i < ROUNDS; i++) {
      assertComesBack(List.of(values.appended(values.of(type))));
    }
  }

  @ParameterizedTest
  @MethodSource("contents")
  void everyContentComesBackAsItWas(Class<? extends Content> type) throws Unreadable {
    for (int i = 0; i < ROUNDS; i++) {
      Payload edit = new Payload.Edit(i, values.body(values.of(type)));
      assertComesBack(List.of(values.appended(edit)));
    }
  }

  @Test
  void manySignalsComeBackInTheirOrder() throws Unreadable {
    assertComesBack(List.of());
    assertComesBack(Stream.generate(() -> values.of(Signal.class)).limit(2_000).toList());
  }

  private static void assertComesBack(List<Signal> signals) throws Unreadable {
    assertThat(SignalCodec.decode(SignalCodec.encode(signals))).isEqualTo(signals);
  }

  @Test
  void anEntryTakesLittleMoreThanWhatItSays() {
    PersonId author = values.of(PersonId.class);
    ChatId chat = values.of(ChatId.class);
    Payload left = new Payload.Left();
    Entry entry = new Entry(chat, 5, Instant.ofEpochMilli(1_800_000_000_000L), author, left, 4);
    Signal signal = new Signal.Appended(chat, List.of(new Committed(entry, Set.of())));

    assertThat(SignalCodec.encode(List.of(signal))).hasSizeLessThan(50);
  }

  @Test
  void anotherVersionIsToldFromWrongBytes() {
    byte[] newer = SignalCodec.encode(List.of(values.of(Signal.class)));
    newer[0] = (byte) 200;

    assertThatThrownBy(() -> SignalCodec.decode(newer))
        .isInstanceOfSatisfying(
            UnknownVersion.class, unknown -> assertThat(unknown.version()).isEqualTo(200))
        .hasMessage("signals of version 200; this node reads version 1");
  }

  @Test
  void anEntryOfAnotherChatIsRefused() {
    Signal.Appended signal = values.of(Signal.Appended.class);
    Signal mixed = new Signal.Appended(values.of(ChatId.class), signal.commits());

    assertThatThrownBy(() -> SignalCodec.encode(List.of(mixed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(signal.chat().toString());
  }
}
