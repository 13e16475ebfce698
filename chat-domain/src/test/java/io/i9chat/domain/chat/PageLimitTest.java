package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.domain.chat.Item.Status;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatKind;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.InboxItem;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Watermarks;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.tck.Fresh;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is weighed is never lighter than it travels, else pages would outgrow their limit. */
final class PageLimitTest {
  private static final Username LONGEST_NAME = new Username("N".repeat(30));
  private static final PersonId AUTHOR = Fresh.person();
  private static final Instant AT = Instant.parse("2026-11-22T03:04:05.678Z");
  private static final ChatId CHAT = Fresh.chat();

  static Stream<String> characters() {
    return Stream.of(
        "a", "\"", "\\", "\n", "\t", "/", "é", "\u07ff", "漢", "\u2028", "\uffee", "😀");
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatAMessageTakes(String character) {
    for (int length : List.of(1, 100, Content.Text.MAX - 1)) {
      Content content = new Content.Text("x" + character.repeat(length));
      ClientId clientId = new ClientId(character.repeat(ClientId.MAX));
      for (Long replyTo : new Long[] {null, Long.MAX_VALUE}) {
        weighsEnough(
            new Payload.Message(clientId, content, replyTo), character.repeat(100), replyTo);
      }
    }
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatAnActivityTakes(String character) {
    weighsEnough(
        new Payload.Created(new GroupName("x" + character.repeat(GroupName.MAX - 1))), "", null);
    for (int people : List.of(1, 1_000)) {
      weighsEnough(
          new Payload.Added(IntStream.range(0, people).mapToObj(i -> Fresh.person()).toList()),
          "",
          null);
    }
    weighsEnough(new Payload.Removed(Fresh.person()), "", null);
    weighsEnough(new Payload.Joined(), "", null);
    weighsEnough(new Payload.Left(), "", null);
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatAChatTakes(String character) {
    Entry last =
        entry(
            new Payload.Message(
                Fresh.clientId(), new Content.Text("x" + character.repeat(3_999)), null));
    Watermarks marks = new Watermarks(Long.MAX_VALUE, Long.MAX_VALUE, AT, AT);
    ChatView view = new ChatView(CHAT, ChatKind.DIRECT, AT, 1, Map.of());
    InboxItem state = new InboxItem(view, Long.MAX_VALUE, Long.MAX_VALUE, marks, marks, last, AT);
    Profile with =
        new Profile(
            Fresh.person(),
            LONGEST_NAME,
            new DisplayName("x" + character.repeat(DisplayName.MAX - 1)),
            new Bio(character.repeat(150)));
    ChatSummary chat = new ChatSummary(state, with, new Item(named(last), null, Status.DELIVERED));

    // As news it has a few names of its own besides.
    assertThat(Wire.bytes(Wire.chat(chat)) + 50).isLessThanOrEqualTo(Trim.weight(state));
  }

  private static void weighsEnough(Payload payload, String excerpt, @Nullable Long replyTo) {
    NamedEntry named = named(entry(payload));
    Quote quote =
        replyTo == null
            ? null
            : new Quote(replyTo, new Quote.Seen(LONGEST_NAME, "photos", excerpt));
    int weight = PageLimit.weight(named.entry());

    // Each is followed by a comma.
    assertThat(Wire.bytes(Wire.entry(named)) + 1).isLessThanOrEqualTo(weight);
    assertThat(Wire.bytes(Wire.item(new Item(named, quote, Status.DELIVERED))) + 1)
        .isLessThanOrEqualTo(weight);
    assertThat(weight).isLessThan(PageLimit.BYTES / 2);
  }

  private static Entry entry(Payload payload) {
    return new Entry(CHAT, Long.MAX_VALUE, AT, AUTHOR, payload, Long.MAX_VALUE);
  }

  private static NamedEntry named(Entry entry) {
    Map<PersonId, Username> names = new HashMap<>(Map.of(AUTHOR, LONGEST_NAME));
    entry.payload().named().forEach(person -> names.put(person, LONGEST_NAME));
    return new NamedEntry(entry, names);
  }
}
