package io.i9chat.adapter.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bytes as they are kept in a file, so that they cannot change without a new version. */
class FormTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theFormOfThisVersionIsWhatItWas() {
    Map<String, String> now = new LinkedHashMap<>();
    Specimens.all()
        .forEach(
            (name, signal) -> now.put(name, HEX.formatHex(SignalCodec.encode(List.of(signal)))));
    assertThat(now)
        .as("what is written; another form takes another SignalCodec.VERSION, and another file")
        .containsExactlyEntriesOf(kept());
  }

  @Test
  void whatWasWrittenInThisVersionIsStillRead() throws Unreadable {
    for (Map.Entry<String, String> each : kept().entrySet()) {
      assertThat(SignalCodec.decode(HEX.parseHex(each.getValue())))
          .as(each.getKey())
          .containsExactly(Specimens.all().get(each.getKey()));
    }
  }

  @Test
  void theSpecimensAreOfEveryKind() {
    Collection<Signal> signals = Specimens.all().values();
    assertThat(classes(signals.stream())).isEqualTo(leaves(Signal.class));
    assertThat(classes(payloads())).isEqualTo(leaves(Payload.class));
    assertThat(
            classes(payloads().map(Payload::carried).filter(Objects::nonNull).map(Body::content)))
        .isEqualTo(leaves(Content.class));
  }

  private static Stream<Payload> payloads() {
    return Specimens.all().values().stream()
        .filter(Signal.Appended.class::isInstance)
        .flatMap(signal -> ((Signal.Appended) signal).commits().stream())
        .map(commit -> commit.entry().payload());
  }

  private static Collection<Class<?>> classes(Stream<?> values) {
    return values.map(Object::getClass).collect(Collectors.toSet());
  }

  private static Collection<Class<?>> leaves(Class<?> type) {
    return Leaves.of(type).collect(Collectors.toSet());
  }

  /** A name and its bytes a line. */
  private static Map<String, String> kept() {
    String file = "signals-%d.txt".formatted(SignalCodec.VERSION);
    Map<String, String> kept = new LinkedHashMap<>();
    try (InputStream in = Objects.requireNonNull(FormTest.class.getResourceAsStream(file), file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", 2))
          .forEach(line -> kept.put(line[0], line[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return kept;
  }
}
