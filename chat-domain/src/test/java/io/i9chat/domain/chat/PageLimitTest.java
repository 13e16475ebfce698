package io.i9chat.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.domain.chat.Item.Quote;
import io.i9chat.domain.chat.Item.Status;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.chat.DirectState;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.Membership;
import io.i9chat.ports.model.chat.Preferences;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.page.Weight;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.ReceiptVisibility;
import io.i9chat.ports.model.receipt.Watermarks;
import io.i9chat.tck.Fresh;
import java.time.Instant;
import java.util.Collections;
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
  private static final Content.Dimensions LARGEST =
      new Content.Dimensions(Content.Dimensions.MAX, Content.Dimensions.MAX);
  private static final MimeType LONGEST_TYPE = new MimeType("a/" + "b".repeat(MimeType.MAX - 2));
  private static final Picture PICTURE = new Picture(Fresh.media(), Fresh.media());

  static Stream<String> characters() {
    return Stream.of(
        "a", "\"", "\\", "\n", "\t", "/", "é", "\u07ff", "漢", "\u2028", "\uffee", "😀");
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatAMessageTakes(String character) {
    ClientId clientId = new ClientId(character.repeat(ClientId.MAX));
    for (Content content : contents(character)) {
      for (Long replyTo : new Long[] {null, Long.MAX_VALUE}) {
        weighsEnough(
            new Payload.Message(clientId, Fresh.fingerprint(), body(content), replyTo), replyTo);
      }
    }
    weighsEnough(new Payload.Message(clientId, Fresh.fingerprint(), null, 1L), 1L);
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatIsDoneToAMessageTakes(String character) {
    for (Content content : contents(character)) {
      weighsEnough(new Payload.Edit(Long.MAX_VALUE, body(content)));
    }
    weighsEnough(new Payload.Edit(Long.MAX_VALUE, null));
    weighsEnough(
        new Payload.Edit(
            Long.MAX_VALUE,
            null,
            new IdempotencyKey(new ClientId("é".repeat(ClientId.MAX)), Fresh.fingerprint())));
    weighsEnough(new Payload.Delete(Long.MAX_VALUE));
    weighsEnough(new Payload.Reaction(Long.MAX_VALUE, longestEmoji()));
    weighsEnough(new Payload.Unreaction(Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatAnActivityTakes(String character) {
    weighsEnough(new Payload.Created(new GroupName("x" + character.repeat(GroupName.MAX - 1))));
    for (int people : List.of(1, 1_000)) {
      weighsEnough(
          new Payload.Added(IntStream.range(0, people).mapToObj(i -> Fresh.person()).toList()));
    }
    weighsEnough(new Payload.Removed(Fresh.person()));
    weighsEnough(new Payload.Promoted(Fresh.person()));
    weighsEnough(new Payload.Demoted(Fresh.person()));
    weighsEnough(new Payload.Joined());
    weighsEnough(new Payload.Left());
    weighsEnough(new Payload.Changed(group(character), group(character)));
  }

  @ParameterizedTest(name = "of characters such as {0}")
  @MethodSource("characters")
  void weighsAtLeastWhatAChatTakes(String character) {
    Entry last = entry(message(new Content.Text("x" + character.repeat(3_999)), 1L));
    Item item = item(last, 1L);
    Watermarks marks = new Watermarks(Long.MAX_VALUE, Long.MAX_VALUE, AT, AT);
    Profile with =
        new Profile(
            Fresh.person(),
            LONGEST_NAME,
            new DisplayName("x" + character.repeat(DisplayName.MAX - 1)),
            new Bio(character.repeat(150)),
            PICTURE,
            Privacy.DEFAULT,
            AT);
    ChatView direct = new ChatView(CHAT, AT, 1, Map.of(), null, DirectState.CLEAR);
    GroupState state = new GroupState(group(character), 1, 1);
    ChatView group = new ChatView(CHAT, AT, 1, Map.of(), state, null);

    weighsEnough(
        new ChatSummary(
            inboxItem(direct, marks, last),
            Membership.NONE,
            with,
            SeenMarks.of(marks, ReceiptVisibility.ALL),
            null,
            item));
    weighsEnough(
        new ChatSummary(inboxItem(group, marks, last), Membership.NONE, null, null, state, item));
  }

  private static void weighsEnough(ChatSummary chat) {
    // As news it has a few names of its own besides.
    assertThat(Wire.bytes(Wire.chat(chat)) + 50).isLessThanOrEqualTo(PageLimit.weight(chat));
  }

  private static InboxItem inboxItem(ChatView view, Watermarks marks, Entry last) {
    return new InboxItem(
        view, Long.MAX_VALUE, Long.MAX_VALUE, marks, marks, last, AT, Preferences.DEFAULT);
  }

  private static void weighsEnough(Payload payload) {
    weighsEnough(payload, null);
  }

  private static void weighsEnough(Payload payload, @Nullable Long replyTo) {
    Entry entry = entry(payload);

    // Each is followed by a comma.
    assertThat(Wire.bytes(Wire.entry(named(entry))) + 1).isLessThanOrEqualTo(Weight.of(entry));
    assertThat(Weight.of(entry)).isLessThan(PageLimit.BYTES / 2);
    if (!(payload instanceof Payload.About)) {
      Item item = item(entry, replyTo);
      assertThat(Wire.bytes(Wire.item(item)) + 1).isLessThanOrEqualTo(PageLimit.weight(item));
    }
  }

  private static Item item(Entry entry, @Nullable Long replyTo) {
    if (!(entry.payload() instanceof Payload.Message message)) {
      return new Item(named(entry), null);
    }
    Content quoted = new Content.Text("漢".repeat(200));
    Item.Reactions crowd =
        new Item.Reactions(longestEmoji(), Collections.nCopies(20, LONGEST_NAME), 10_000);
    Item.Reactions one = new Item.Reactions(longestEmoji(), List.of(LONGEST_NAME), 1);
    return new Item(
        named(entry),
        new Item.Now(
            message.body(),
            true,
            AT,
            replyTo == null ? null : new Quote(replyTo, new Quote.Seen(LONGEST_NAME, quoted, true)),
            List.of(crowd, one, one, one),
            Status.DELIVERED));
  }

  private static Payload.Message message(Content content, @Nullable Long replyTo) {
    return new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), body(content), replyTo);
  }

  private static List<Content> contents(String character) {
    Caption caption = new Caption("x" + character.repeat(Caption.MAX - 1));
    List<Content.Visual> items =
        IntStream.range(0, Content.Visual.MAX)
            .mapToObj(i -> new Content.Visual(Fresh.media(), Fresh.media(), LARGEST))
            .toList();
    String name =
        "x" + character.equals("\n") + character.repeat(FileName.MAX - 6).replace("\n", "\"");
    return List.of(
        new Content.Text("x" + character),
        new Content.Text("x" + character.repeat(Content.Text.MAX - 1)),
        new Content.Voice(Fresh.media(), Content.Voice.MAX_DURATION_MS),
        new Content.Audio(Fresh.media()),
        new Content.File(Fresh.media(), new FileName(name), caption),
        new Content.Photos(items, caption),
        new Content.Videos(items, null));
  }

  private static Body body(Content content) {
    return new Body(content, content.objects().stream().map(PageLimitTest::facts).toList());
  }

  private static MediaFacts facts(MediaId media) {
    return new MediaFacts(media, LONGEST_TYPE, 50L << 20);
  }

  private static GroupProfile group(String character) {
    return new GroupProfile(
        new GroupName("x" + character.repeat(GroupName.MAX - 1)),
        new GroupDescription(character.repeat(GroupDescription.MAX)),
        PICTURE,
        JoinPolicy.CLOSED);
  }

  /** A family of four, each with a skin tone: eleven code points. */
  private static Emoji longestEmoji() {
    return new Emoji("👨🏽‍👩🏽‍👧🏽‍👦🏽");
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
