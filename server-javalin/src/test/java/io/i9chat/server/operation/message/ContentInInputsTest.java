package io.i9chat.server.operation.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Content.Dimensions;
import io.i9chat.ports.model.log.Content.Visual;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.json.InputType;
import io.i9chat.server.wire.json.Json;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;

/** How messages' contents are read, and in which words a wrong one is refused. */
class ContentInInputsTest {
  private static final InputType<MessageInputs.Send> SEND =
      new InputType<>(MessageInputs.Send.class);
  private static final MediaId ONE = MediaId.parse("019c1a2e-0000-7000-8000-000000000001");
  private static final MediaId TWO = MediaId.parse("019c1a2e-0000-7000-8000-000000000002");

  private static Content read(String content) {
    String json =
        """
        {"chatId":"019c1a2e-0000-7000-8000-000000000003","clientId":"c","content":%s,"replyTo":4}
        """
            .formatted(content)
            .replace("M1", "\"" + ONE + "\"")
            .replace("M2", "\"" + TWO + "\"");
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    MessageInputs.Send send = SEND.read(Json.parser(utf8, 0, utf8.length));
    assertThat(send.replyTo()).isEqualTo(4);
    assertThat(SEND.read(Json.shared().readTree(utf8))).isEqualTo(send);
    return send.content();
  }

  private static void assertRefused(String content, String detail) {
    BadInput bad = catchThrowableOfType(BadInput.class, () -> read(content));
    assertThat(bad).as(content).hasMessage(detail);
  }

  @Test
  void aTextIsRead() {
    assertThat(read("{'type':'text','text':'hi'}".replace('\'', '"')))
        .isEqualTo(new Content.Text("hi"));
  }

  /** Every message is read so, and looking for what reads a content takes 5 KB each time. */
  @Test
  void whatReadsAContentIsFoundOnce() {
    bytesOfReadingASend();
    assertThat(bytesOfReadingASend()).isLessThan(4_500);
  }

  private static long bytesOfReadingASend() {
    byte[] utf8 =
        """
        {"chatId":"019c1a2e-0000-7000-8000-000000000003","clientId":"c",
        "content":{"type":"text","text":"hi"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int reads = 1_000;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < reads; i++) {
      try (JsonParser parser = Json.parser(utf8, 0, utf8.length)) {
        SEND.read(parser);
      }
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / reads;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"durationMs":5,"media":M1,"type":"voice"}
          {"type":"voice","media":M1,"durationMs":5}
          {"media":M1,"type":"voice","durationMs":5}
          {"type":"voice","media":M1,"durationMs":5,"text":null,"items":null,"caption":null}
          """)
  void theTypeMayStandAnywhereAndFieldsOfOthersMayBeNull(String content) {
    assertThat(read(content)).isEqualTo(new Content.Voice(ONE, 5));
  }

  @Test
  void everyOtherKindIsReadWithAllItsFields() {
    Visual told = new Visual(ONE, TWO, new Dimensions(3, 4));
    String items = "[{\"media\":M1,\"preview\":M2,\"width\":3,\"height\":4}]";

    assertThat(read("{\"type\":\"audio\",\"media\":M1}")).isEqualTo(new Content.Audio(ONE));
    assertThat(read("{\"type\":\"photos\",\"items\":" + items + ",\"caption\":\"c\"}"))
        .isEqualTo(new Content.Photos(List.of(told), new Caption("c")));
    assertThat(read("{\"type\":\"videos\",\"items\":[{\"media\":M1}]}"))
        .isEqualTo(new Content.Videos(List.of(new Visual(ONE, null)), null));
    assertThat(read("{\"type\":\"file\",\"media\":M1,\"name\":\"a\",\"caption\":\"c\"}"))
        .isEqualTo(new Content.File(ONE, new FileName("a"), new Caption("c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "hello"
          ["text",{"text":"hi"}]
          []
          7
          """)
  void whatIsNoObjectIsRefused(String content) {
    assertRefused(content, "content must be an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"type":"smoke","media":M1,"name":"a"}
          {"media":M1,"name":"a","type":"smoke"}
          {"type":"File","media":M1,"name":"a"}
          {"type":"","media":M1,"name":"a"}
          {"type":"io.i9chat.ports.model.log.Content$File","media":M1,"name":"a"}
          """)
  void anUnknownTypeIsNoFile(String content) {
    assertRefused(content, "content.type must be text, voice, audio, photos, videos or file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"media":M1,"name":"a"}                                  | type is required
          {"type":null,"media":M1,"name":"a"}                      | type is required
          {"type":7}                                               | type must be a string
          {"type":"text"}                                          | text is required
          {"type":"text","text":null}                              | text is required
          {"type":"text","text":{}}                                | text must be a string
          {"type":"text","text":" "}                               | text must not be blank
          {"type":"text","text":"hi","bold":true}                  | bold is not a known field
          {"type":"text","text":"hi","bold":null}                  | bold is not a known field
          {"type":"text","text":"hi","caption":"c"}                | caption is not a field of text
          {"caption":"c","text":"hi","type":"text"}                | caption is not a field of text
          {"type":"photos","items":[{"media":M1}],"name":"a"}      | name is not a field of photos
          {"type":"voice","durationMs":5}                          | media is required
          {"type":"voice","media":M1}                              | durationMs is required
          {"type":"voice","media":M1,"durationMs":1.5} | durationMs must be a whole number
          {"type":"voice","media":M1,"durationMs":86400001} | durationMs must be 1 to 86400000
          {"durationMs":99999999999999999999,"type":"voice"}       | durationMs is out of range
          {"type":"audio","media":"x"}                             | media must be a UUID
          {"type":"file","media":M1}                               | name is required
          {"type":"file","media":M1,"name":7}                      | name must be a string
          """)
  void aFieldIsRefusedByItsPath(String content, String detail) {
    assertRefused(content, "content." + detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"type":"photos"}                                        | items is required
          {"type":"photos","items":{}}                             | items must be an array
          {"type":"photos","items":""}                             | items must be an array
          {"type":"photos","items":[]}                             | items must be 1 to 10
          {"type":"photos","items":[{"media":M1},{"media":M1}]}|items must not name one object twice
          {"type":"photos","items":[null]}                         | items[0] must be an object
          {"type":"photos","items":["x"]}                          | items[0] must be an object
          {"type":"photos","items":[{"media":M1},{}]}              | items[1].media is required
          {"type":"photos","items":[{"media":M1,"preview":7}]} | items[0].preview must be a string
          {"type":"photos","items":[{"media":M1,"size":7}]} | items[0].size is not a known field
          {"type":"photos","items":[{"media":M1,"width":5}]}       | items[0].height is required
          {"type":"photos","items":[{"media":M1,"height":5}]}      | items[0].width is required
          {"type":"videos","items":[{"media":M1,"width":65536}]} | items[0].width must be 1 to 65535
          {"type":"photos","items":[{"media":M1}],"caption":""}    | caption must not be blank
          """)
  void aPhotoOrVideoIsRefusedByItsPath(String content, String detail) {
    assertRefused(content, "content." + detail);
  }
}
