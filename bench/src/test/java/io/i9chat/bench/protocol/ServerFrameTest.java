package io.i9chat.bench.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ServerFrameTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final ServerFrame frame = new ServerFrame();

  @Test
  void readsRandomFramesAsJacksonDoes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    RandomJson any = new RandomJson(random);
    for (int round = 0; round < 5_000; round++) {
      String json = any.written(any.shuffled(randomFrame(random, any)));
      JsonNode expected = JSON.readTree(json);

      ServerFrame.Kind kind = read(json);

      assertThat(kind).as("seed %d: %s", seed, json).isEqualTo(kindOf(expected));
      JsonNode entry = expected.has("result") ? expected.path("result") : expected.path("data");
      assertThat(frame.seq()).as("seed %d: %s", seed, json).isEqualTo(entry.path("seq").asLong(0));
      assertSame(frame.re(), expected.path("re"), json);
      assertSame(frame.event(), expected.path("event"), json);
      assertSame(frame.chat(), entry.path("chat"), json);
      assertSame(frame.author(), entry.path("author"), json);
      assertSame(frame.entryKind(), entry.path("kind"), json);
      assertSame(frame.clientId(), entry.path("clientId"), json);
      assertSame(frame.text(), entry.path("content").path("text"), json);
      assertSame(frame.code(), expected.path("error").path("code"), json);
      assertSame(frame.detail(), expected.path("error").path("detail"), json);
    }
  }

  private static ObjectNode randomFrame(Random random, RandomJson any) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    any.addNoise(root, 0);
    switch (random.nextInt(4)) {
      case 0 -> {
        root.put("re", random.nextBoolean() ? Integer.toString(random.nextInt()) : any.text());
        addEntry(root.putObject("result"), random, any);
      }
      case 1 -> {
        root.put("re", any.text());
        ObjectNode error = root.putObject("error");
        error.put("code", any.text()).put("detail", any.text()).put("retryable", true);
        any.addNoise(error, 0);
      }
      case 2 -> {
        root.put("event", "entry");
        addEntry(root.putObject("data"), random, any);
      }
      default -> {
        root.put("event", new String[] {"hello", "resync", "typing", ""}[random.nextInt(4)]);
        any.addNoise(root.putObject("data"), 0);
      }
    }
    return root;
  }

  private static void addEntry(ObjectNode entry, Random random, RandomJson any) {
    entry.put("chat", any.text()).put("seq", random.nextLong(1L << 53));
    entry.put("kind", any.text()).put("clientId", any.text());
    if (random.nextBoolean()) {
      entry.putNull("author").putNull("content");
    } else {
      entry.put("author", any.text());
      ObjectNode content = entry.putObject("content");
      content.put("type", "text").put("text", any.text());
      any.addNoise(content, 0);
    }
    any.addNoise(entry, 0);
  }

  private static ServerFrame.Kind kindOf(JsonNode node) {
    if (node.has("re")) {
      return node.has("error") ? ServerFrame.Kind.ERROR : ServerFrame.Kind.RESULT;
    }
    return switch (node.path("event").stringValue("")) {
      case "entry" -> ServerFrame.Kind.ENTRY;
      case "hello" -> ServerFrame.Kind.HELLO;
      case "resync" -> ServerFrame.Kind.RESYNC;
      default -> ServerFrame.Kind.OTHER;
    };
  }

  private static void assertSame(Slice actual, JsonNode expected, String json) {
    assertThat(actual.isPresent()).as(json).isEqualTo(expected.isString());
    if (expected.isString()) {
      String text = expected.stringValue();
      assertThat(actual.toString()).as(json).isEqualTo(text);
      assertThat(actual.is(text.getBytes(UTF_8))).as(json).isTrue();
      assertThat(actual.is((text + "x").getBytes(UTF_8))).as(json).isFalse();
    }
  }

  @Test
  void nothingOfAFrameStaysForTheNext() {
    read("{\"event\":\"entry\",\"data\":{\"seq\":7,\"chat\":\"c\",\"content\":{\"text\":\"t\"}}}");
    read("{\"re\":\"1\",\"result\":{}}");

    assertThat(frame.seq()).isZero();
    assertThat(frame.event().isPresent()).isFalse();
    assertThat(frame.chat().isPresent()).isFalse();
    assertThat(frame.text().isPresent()).isFalse();
    assertThat(frame.text().toString()).isEmpty();
    assertThat(frame.text().is(new byte[0])).isFalse();
  }

  @Test
  void aResultMayComeBeforeTheIdOfItsCall() {
    assertThat(read("{\"result\":{\"seq\":12},\"re\":\"34\"}")).isEqualTo(ServerFrame.Kind.RESULT);
    assertThat(frame.seq()).isEqualTo(12);
    assertThat(frame.re().numberAfter(new byte[0])).isEqualTo(34);
  }

  @Test
  void noPrefixOfAFrameIsReadOrReadsBehindItsEnd() {
    String json =
        "{\"re\":\"17\","
            + " \"result\":{\"chat\":\"c\\u00fc\\\\\",\"seq\":123,\"x\":[{\"y\":null},-1.5e3],"
            + "\"content\":{\"type\":\"text\",\"text\":\"a\\\"b\"}}}";
    byte[] whole = json.getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> frame.read(cut, 0, cut.length)).isInstanceOf(Malformed.class);
    }
    assertThat(read(json)).isEqualTo(ServerFrame.Kind.RESULT);
  }

  @Test
  void readsOnlyItsOwnRangeOfTheBuffer() {
    byte[] bytes = "}}{\"event\":\"resync\",\"data\":{}}{\"a".getBytes(UTF_8);

    assertThat(frame.read(bytes, 2, bytes.length - 3)).isEqualTo(ServerFrame.Kind.RESYNC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"re\":\"1\"}",
        "{\"result\":{}}",
        "{\"re\":\"1\",\"result\":{},\"error\":{}}",
        "{\"event\":\"entry\",\"data\":{\"seq\":1.5}}",
        "{\"event\":\"entry\",\"data\":{\"seq\":1e3}}",
        "{\"event\":\"entry\",\"data\":{\"seq\":12345678901234567890}}",
        "{\"event\":\"hello\"} {}",
        "{\"event\" \"hello\"}",
        "{\"event\":}"
      })
  void refusesWhatIsNoFrame(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "k-17, 17",
    "k-0, 0",
    "k-999999999, 999999999",
    "k-1000000000, -1",
    "k-, -1",
    "k, -1",
    "j-17, -1",
    "k--1, -1",
    "k-1x, -1",
    "\\u006b-17, 17"
  })
  void readsTheNumberBehindAPrefix(String text, int number) {
    read("{\"event\":\"entry\",\"data\":{\"clientId\":\"" + text + "\"}}");

    assertThat(frame.clientId().numberAfter("k-".getBytes(UTF_8))).isEqualTo(number);
  }

  private ServerFrame.Kind read(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return frame.read(bytes, 0, bytes.length);
  }
}
