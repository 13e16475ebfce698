package io.i9chat.adapter.redis.codec;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Content.Dimensions;
import io.i9chat.ports.model.log.Content.Visual;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.IdempotencyKey;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One signal of each kind, payload and content, the same ones for ever. */
final class Specimens {
  private static final ChatId CHAT = new ChatId(uuid(0xC));
  private static final PersonId ADA = new PersonId(uuid(0xA));
  private static final PersonId BOB = new PersonId(uuid(0xB));
  private static final MediaId PHOTO = new MediaId(uuid(0xF));
  private static final MediaId PREVIEW = new MediaId(uuid(0xE));
  private static final Instant AT = Instant.parse("2026-11-30T17:00:00.123Z");
  private static final Caption CAPTION = new Caption("On the way");

  private Specimens() {}

  /** By name. */
  static Map<String, Signal> all() {
    Map<String, Signal> all = new LinkedHashMap<>();
    all.put("chat-opened", new Signal.ChatOpened(CHAT, ADA));
    all.put("receipt-moved", new Signal.ReceiptMoved(CHAT, ADA, receipts(), AT));
    all.put("sessions-ended", new Signal.SessionsEnded(ADA, Set.of(new SessionId(uuid(5)))));
    all.put("presence-changed", new Signal.PresenceChanged(ADA, true, AT.plusNanos(456_789)));
    all.put("person-changed", new Signal.PersonChanged(ADA));
    all.put("relation-changed", new Signal.RelationChanged(ADA, BOB));
    all.put("typing", new Signal.Typing(CHAT, ADA));
    all.put("preferences-changed", new Signal.PreferencesChanged(CHAT, ADA));
    payloads().forEach((name, payload) -> all.put("appended-" + name, appended(payload)));
    contents()
        .forEach(
            (name, content) -> all.put("appended-message-" + name, appended(message(content))));
    return all;
  }

  private static Map<String, Payload> payloads() {
    Map<String, Payload> all = new LinkedHashMap<>();
    all.put("message-withdrawn", new Payload.Message(clientId(), print(), null, null));
    all.put("edit", new Payload.Edit(300, Body.text("Hello"), null));
    all.put("edit-withdrawn", new Payload.Edit(300, null, new IdempotencyKey(clientId(), print())));
    all.put("delete", new Payload.Delete(300));
    all.put("reaction", new Payload.Reaction(300, new Emoji("👍")));
    all.put("unreaction", new Payload.Unreaction(300));
    all.put("created", new Payload.Created(new GroupName("Hikers")));
    all.put("added", new Payload.Added(List.of(BOB, ADA)));
    all.put("removed", new Payload.Removed(BOB));
    all.put("promoted", new Payload.Promoted(BOB));
    all.put("demoted", new Payload.Demoted(BOB));
    all.put("joined", new Payload.Joined());
    all.put("left", new Payload.Left());
    all.put(
        "changed",
        new Payload.Changed(profile(null, JoinPolicy.OPEN), profile(PREVIEW, JoinPolicy.CLOSED)));
    return all;
  }

  private static Map<String, Content> contents() {
    Map<String, Content> all = new LinkedHashMap<>();
    all.put("text", new Content.Text("Привет 😀\n"));
    all.put("voice", new Content.Voice(PHOTO, 61_000));
    all.put("audio", new Content.Audio(PHOTO));
    all.put(
        "photos",
        new Content.Photos(
            List.of(new Visual(PHOTO, PREVIEW, new Dimensions(4_000, 3_000))), CAPTION));
    all.put("videos", new Content.Videos(List.of(new Visual(PHOTO, null)), null));
    all.put("file", new Content.File(PHOTO, new FileName("map.pdf"), CAPTION));
    return all;
  }

  private static Signal appended(Payload payload) {
    Entry entry = new Entry(CHAT, 301, AT, ADA, payload, 200);
    return new Signal.Appended(CHAT, List.of(new Committed(entry, Set.of(BOB))));
  }

  private static Payload message(Content content) {
    List<MediaFacts> media =
        content.objects().stream()
            .map(object -> new MediaFacts(object, new MimeType("image/jpeg"), 70_000))
            .toList();
    return new Payload.Message(clientId(), print(), new Body(content, media), 12L);
  }

  private static GroupProfile profile(@Nullable MediaId preview, JoinPolicy policy) {
    return new GroupProfile(
        new GroupName("Hikers"),
        new GroupDescription("On Sundays"),
        new Picture(PHOTO, preview),
        policy);
  }

  private static ReceiptState receipts() {
    return new ReceiptState(new Watermarks(300, 200, AT, AT), new Watermarks(300, 0, AT, null));
  }

  private static ClientId clientId() {
    return new ClientId("c-1");
  }

  private static Fingerprint print() {
    return new Fingerprint(0x0123456789ABCDEFL, -1);
  }

  private static UUID uuid(int last) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | last);
  }
}
