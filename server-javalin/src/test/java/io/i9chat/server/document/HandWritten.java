package io.i9chat.server.document;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.chat.SeenMarks;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
import io.i9chat.domain.entry.SeenEntry;
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
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.page.InboxItem;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.Profile;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is written by hand, with every field and with as few as there can be. */
final class HandWritten {
  static final Instant AT = Instant.parse("2026-01-31T12:00:00.123456Z");
  static final Username NAME = new Username("ada");

  private static final PersonId ADA = new PersonId(new UUID(7, 1));
  private static final ChatId CHAT = new ChatId(new UUID(7, 2));
  private static final MediaId MEDIA = new MediaId(new UUID(7, 3));
  private static final MediaId PREVIEW = new MediaId(new UUID(7, 4));
  private static final ClientId KEY = new ClientId("a-1");
  private static final Fingerprint PRINT = new Fingerprint(1, 2);
  private static final Emoji THUMB = new Emoji("👍");
  private static final Caption CAPTION = new Caption("At the lake");

  static final Picture PICTURE = new Picture(MEDIA, PREVIEW);

  private static final GroupProfile BEFORE = GroupProfile.named(new GroupName("Chess"));
  private static final GroupProfile AFTER =
      new GroupProfile(
          new GroupName("Go"), new GroupDescription("Fridays"), PICTURE, JoinPolicy.CLOSED);

  static final Profile PROFILE =
      new Profile(
          ADA, NAME, new DisplayName("Ada"), new Bio("Numbers"), PICTURE, Privacy.DEFAULT, AT);

  private HandWritten() {}

  private static List<@Nullable Body> bodies() {
    Content.Visual whole = new Content.Visual(MEDIA, PREVIEW, new Content.Dimensions(3, 2));
    Content.Visual bare = new Content.Visual(MEDIA, null);
    List<@Nullable Body> bodies = new ArrayList<>();
    for (Content content :
        List.of(
            new Content.Text("Hello"),
            new Content.Voice(MEDIA, 1_500),
            new Content.Audio(MEDIA),
            new Content.Photos(List.of(whole), CAPTION),
            new Content.Photos(List.of(bare), null),
            new Content.Videos(List.of(whole), CAPTION),
            new Content.File(MEDIA, new FileName("a.pdf"), CAPTION))) {
      bodies.add(
          new Body(
              content,
              content.objects().stream()
                  .map(id -> new MediaFacts(id, new MimeType("image/jpeg"), 9))
                  .toList()));
    }
    bodies.add(null);
    return bodies;
  }

  private static List<Payload> activities() {
    return List.of(
        new Payload.Created(new GroupName("Chess")),
        new Payload.Added(List.of(ADA, new PersonId(new UUID(7, 9)))),
        new Payload.Removed(ADA),
        new Payload.Promoted(ADA),
        new Payload.Demoted(ADA),
        new Payload.Joined(),
        new Payload.Left(),
        new Payload.Changed(BEFORE, AFTER),
        new Payload.Changed(AFTER, BEFORE));
  }

  private static NamedEntry entry(Payload payload, boolean isDeleted) {
    return new NamedEntry(
        new Entry(CHAT, 7, AT, ADA, payload, 1), isDeleted ? Map.of() : Map.of(ADA, NAME));
  }

  static List<SeenEntry> entries() {
    List<Payload> payloads = new ArrayList<>(activities());
    for (Body body : bodies()) {
      payloads.add(new Payload.Message(KEY, PRINT, body, 3L));
      payloads.add(new Payload.Message(KEY, PRINT, body, null));
      payloads.add(new Payload.Edit(3, body, new IdempotencyKey(KEY, PRINT)));
      payloads.add(new Payload.Edit(3, body));
    }
    payloads.add(new Payload.Delete(3));
    payloads.add(new Payload.Reaction(3, THUMB));
    payloads.add(new Payload.Unreaction(3));
    List<SeenEntry> entries = new ArrayList<>();
    payloads.forEach(payload -> entries.add(entry(payload, false)));
    payloads.forEach(payload -> entries.add(entry(payload, true)));
    entries.add(new HiddenEntry(CHAT, 7, AT));
    return entries;
  }

  static List<Item> items() {
    List<Item> items = new ArrayList<>();
    activities().forEach(activity -> items.add(new Item(entry(activity, true), null)));
    Item.Reactions reactions = new Item.Reactions(THUMB, Arrays.asList(NAME, null), 3);
    for (Body body : bodies()) {
      NamedEntry message = entry(new Payload.Message(KEY, PRINT, body, null), false);
      Content content = body == null ? null : body.content();
      for (Item.Quote quote : quotes(content)) {
        for (Item.Status status : Item.Status.values()) {
          items.add(
              new Item(
                  message,
                  new Item.Now(body, body == null, AT, quote, List.of(reactions), status)));
        }
      }
      items.add(new Item(message, new Item.Now(body, false, null, null, List.of(), null)));
    }
    return items;
  }

  private static List<Item.Quote> quotes(@Nullable Content content) {
    return List.of(
        new Item.Quote(3, null),
        new Item.Quote(3, new Item.Quote.Seen(NAME, content, content == null)),
        new Item.Quote(3, new Item.Quote.Seen(null, content, false)));
  }

  static List<ChatSummary> chats() {
    Membership in = Membership.OF_DIRECT_CHAT;
    Membership cleared = new Membership(in.status(), in.windows(), 5, null);
    Preferences set = new Preferences(AT, true, true);
    List<ChatSummary> chats = new ArrayList<>(groups(cleared, set));
    SeenMarks seen = new SeenMarks(3, AT, 2L, AT);
    for (Item last : items()) {
      chats.add(new ChatSummary(state(null, set), cleared, PROFILE, seen, null, last));
    }
    InboxItem plain = state(null, Preferences.DEFAULT);
    SeenMarks unseen = new SeenMarks(0, null, null, null);
    chats.add(new ChatSummary(plain, in, null, null, null, null));
    chats.add(new ChatSummary(plain, in, PROFILE, unseen, null, null));
    return chats;
  }

  private static List<ChatSummary> groups(Membership cleared, Preferences set) {
    GroupState group = new GroupState(AFTER, 3, 1);
    GroupState gone = new GroupState(BEFORE, 0, 0);
    InboxItem plain = state(group, Preferences.DEFAULT);
    return List.of(
        new ChatSummary(state(group, set), cleared, null, null, group, items().getFirst()),
        new ChatSummary(plain, Membership.NONE, null, null, gone, null));
  }

  private static InboxItem state(@Nullable GroupState group, Preferences preferences) {
    DirectState direct = group == null ? DirectState.CLEAR : null;
    ChatView chat = new ChatView(CHAT, AT, 1, Map.of(), group, direct);
    return new InboxItem(chat, 9, 2, Watermarks.NONE, null, null, AT, preferences);
  }
}
